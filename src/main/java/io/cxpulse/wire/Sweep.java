package io.cxpulse.wire;

import java.util.function.BiPredicate;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Deletes expired entries of a store a slice at a time, round and round, so that expiry costs a bounded amount per call
 * and nothing per event.
 */
public final class Sweep<K, V> {

    private static final long SMALLEST_SLICE = 1_000;
    private static final long LARGEST_SLICE = 50_000;
    private static final long SLICE_PER_ADDED = 4;

    private final KeyValueStore<K, V> store;
    private @Nullable K cursor;

    public Sweep(KeyValueStore<K, V> store) {
        this.store = store;
    }

    /**
     * Looks at the next slice and deletes the entries for which {@code expired} answers true.
     *
     * @param added entries written since the last call; four times as many are looked at, 50,000 at most, so that the
     *     store stays within a third above what has to be kept, up to 12,500 entries written between two calls
     */
    public void next(long added, BiPredicate<K, V> expired) {
        long slice = Math.min(LARGEST_SLICE, Math.max(SMALLEST_SLICE, added * SLICE_PER_ADDED));
        try (KeyValueIterator<K, V> entries = cursor == null ? store.all() : store.range(cursor, null)) {
            long left = slice;
            while (entries.hasNext() && left > 0) {
                KeyValue<K, V> entry = entries.next();
                left--;
                if (expired.test(entry.key, entry.value)) {
                    store.delete(entry.key);
                }
            }
            cursor = entries.hasNext() ? entries.peekNextKey() : null;
        }
    }
}
