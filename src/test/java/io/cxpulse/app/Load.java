package io.cxpulse.app;

import io.cxpulse.testing.KafkaClients;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Sends traffic at a steady rate until it is told to stop; it waits for a broker that is away, and then catches up. */
final class Load implements AutoCloseable {

    private static final int TICKS_PER_SECOND = 10;
    private static final int MOST = 100_000;

    private final Traffic traffic;
    private final Producer<String, byte[]> producer;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final int perTick;

    private Load(KafkaClients clients, Traffic traffic, int perSecond) {
        this.traffic = traffic;
        this.perTick = perSecond / TICKS_PER_SECOND;
        this.producer = clients.producer(new ByteArraySerializer(), Map.of("linger.ms", "5", "max.block.ms", "120000"));
    }

    /** @param perSecond records, at least 10 */
    static Load start(KafkaClients clients, Traffic traffic, int perSecond) {
        Load load = new Load(clients, traffic, perSecond);
        var unused = load.timer.scheduleAtFixedRate(load::tick, 0, 1000 / TICKS_PER_SECOND, TimeUnit.MILLISECONDS);
        return load;
    }

    /** Sends so many records, as fast as they are taken, and returns when all of them are. */
    static void send(KafkaClients clients, Traffic traffic, int records) throws InterruptedException {
        try (Load load = new Load(clients, traffic, records * TICKS_PER_SECOND)) {
            load.tick();
            load.stop();
        }
    }

    private void tick() {
        for (int i = 0; i < perTick && sent.get() < MOST; i++) {
            sent.incrementAndGet();
            var unused = producer.send(traffic.next(), (metadata, error) -> {
                if (error != null) {
                    failure.compareAndSet(null, error);
                }
            });
        }
    }

    /** Records sent so far. */
    int sent() {
        return sent.get();
    }

    /** Stops, and returns how many records were sent once all of them are acknowledged. */
    int stop() throws InterruptedException {
        timer.shutdown();
        if (!timer.awaitTermination(Duration.ofMinutes(2).toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("the broker takes nothing");
        }
        producer.flush();
        Exception failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("a record was not taken", failed);
        }
        return sent();
    }

    @Override
    public void close() {
        timer.shutdownNow();
        producer.close(Duration.ZERO);
    }
}
