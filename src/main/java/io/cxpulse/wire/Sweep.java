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

    private final KeyValueStore<K, V> store;
    private final int slice;
    private @Nullable K cursor;

    /** @param slice most entries looked at per call */
    public Sweep(KeyValueStore<K, V> store, int slice) {
        this.store = store;
        this.slice = slice;
    }

    /** Looks at the next slice and deletes the entries for which {@code expired} answers true. */
    public void next(BiPredicate<K, V> expired) {
        try (KeyValueIterator<K, V> entries = cursor == null ? store.all() : store.range(cursor, null)) {
            int left = slice;
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
