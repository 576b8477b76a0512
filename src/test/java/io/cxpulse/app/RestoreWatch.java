package io.cxpulse.app;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** How long the restoration of each store takes, from the begin of its first partition to the end of its last one. */
final class RestoreWatch implements StateRestoreListener {

    private static final double MEGABYTE = 1e6;

    private final Map<String, Span> spans = new TreeMap<>();

    /** Nanoseconds, and the records in between. */
    private record Span(long begin, long end, long records) {

        Span and(Span other) {
            return new Span(Math.min(begin, other.begin), Math.max(end, other.end), records + other.records);
        }

        double seconds() {
            return (end - begin) / 1e9;
        }
    }

    @Override
    public synchronized void onRestoreStart(TopicPartition partition, String store, long start, long end) {
        long now = System.nanoTime();
        spans.merge(store, new Span(now, now, 0), Span::and);
    }

    @Override
    public synchronized void onBatchRestored(TopicPartition partition, String store, long end, long records) {
        long now = System.nanoTime();
        spans.merge(store, new Span(now, now, records), Span::and);
    }

    @Override
    public void onRestoreEnd(TopicPartition partition, String store, long records) {
        onBatchRestored(partition, store, 0, 0);
    }

    /** @param sizes of the changelogs, which are read as a whole */
    synchronized void print(int round, Map<String, ChangelogSize> sizes) {
        spans.forEach((store, span) -> line(round, store, span, size(sizes, store)));
        spans.values().stream()
                .reduce(Span::and)
                .ifPresent(all -> line(
                        round,
                        "all together",
                        all,
                        sizes.values().stream().mapToLong(ChangelogSize::bytes).sum()));
    }

    private static long size(Map<String, ChangelogSize> sizes, String store) {
        return sizes.getOrDefault(store, ChangelogSize.EMPTY).bytes();
    }

    private static void line(int round, String store, Span span, long bytes) {
        if (span.records() > 0) {
            System.out.printf(
                    Locale.ROOT,
                    "round %d %-36s %10d records in %6.2f s, %10.0f a second, %8.2f MB/s%n",
                    round,
                    store,
                    span.records(),
                    span.seconds(),
                    span.records() / span.seconds(),
                    bytes / span.seconds() / MEGABYTE);
        }
    }
}
