package io.cxpulse.pipeline;

import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * As many seeds as {@code -Dpipeline.logs} says, beginning with {@code -Dpipeline.seed} or anywhere. Each is a task of
 * its own, on all processors.
 */
record Seeds(long first, int count) {

    private static final int DEFAULT_COUNT = 2_000;

    /** More of them would say the same again. */
    private static final int FAILURES_WANTED = 5;

    static final Seeds CHOSEN = new Seeds(
            Long.getLong("pipeline.seed", new Random().nextInt(1_000_000_000)),
            Integer.getInteger("pipeline.logs", DEFAULT_COUNT));

    /** What is found out about one seed. */
    interface Check {
        void of(long seed) throws Exception;
    }

    /**
     * Checks every seed.
     *
     * @throws AssertionError if one fails; it says how to repeat that one
     * @throws ExecutionException if the machine fails, e.g. for lack of memory
     */
    void check(Class<?> test, Check check) throws InterruptedException, ExecutionException {
        System.out.printf("pipeline.seed=%d pipeline.logs=%d%n", first, count);
        long begin = System.nanoTime();
        Queue<AssertionError> failures = new ConcurrentLinkedQueue<>();
        AtomicLong next = new AtomicLong(first);
        Callable<Void> worker = () -> {
            for (long seed = next.getAndIncrement();
                    seed < first + count && failures.size() < FAILURES_WANTED;
                    seed = next.getAndIncrement()) {
                checkOne(test, check, seed, failures);
            }
            return null;
        };
        run(worker);
        System.out.printf("%d logs in %.1f s%n", count, (System.nanoTime() - begin) / 1e9);
        report(List.copyOf(failures));
    }

    private static void checkOne(Class<?> test, Check check, long seed, Queue<AssertionError> failures) {
        try {
            check.of(seed);
        } catch (Exception | AssertionError e) {
            String repeat =
                    "mvn -B test -Dtest=%s -Dpipeline.seed=%d -Dpipeline.logs=1".formatted(test.getSimpleName(), seed);
            failures.add(new AssertionError("pipeline.seed=" + seed + ", repeat it with " + repeat + "\n" + e, e));
        }
    }

    private static void run(Callable<Void> worker) throws InterruptedException, ExecutionException {
        int workers = Runtime.getRuntime().availableProcessors();
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        try {
            for (Future<Void> end : pool.invokeAll(Collections.nCopies(workers, worker))) {
                end.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static void report(List<AssertionError> failures) {
        if (!failures.isEmpty()) {
            AssertionError failure = failures.get(0);
            failures.subList(1, failures.size()).forEach(failure::addSuppressed);
            throw failure;
        }
    }
}
