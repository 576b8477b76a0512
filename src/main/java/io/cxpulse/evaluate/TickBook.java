package io.cxpulse.evaluate;

import io.cxpulse.alert.UnitScale;
import io.cxpulse.metric.Tally;
import io.cxpulse.wire.TickKey;
import io.cxpulse.wire.WatchKey;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** What was observed, tick by tick. None of the ticks kept is empty. */
final class TickBook {

    private static final Instant LAST = Instant.ofEpochMilli(Long.MAX_VALUE);

    private final KeyValueStore<TickKey, Tally> store;

    TickBook(KeyValueStore<TickKey, Tally> store) {
        this.store = store;
    }

    void add(TickKey key, Tally delta) {
        Tally sum = Optional.ofNullable(store.get(key)).map(delta::plus).orElse(delta);
        if (sum.isEmpty()) {
            store.delete(key);
        } else {
            store.put(key, sum);
        }
    }

    /**
     * Ticks that end after {@code from}, with their ends; without those from which more was taken back than they hold. What
     * is missing there was counted before the rule began, and nobody knows how much of it there was.
     */
    NavigableMap<Instant, Tally> after(WatchKey watch, Instant from) {
        TreeMap<Instant, Tally> ticks = new TreeMap<>();
        try (KeyValueIterator<TickKey, Tally> range = range(watch, from, LAST)) {
            range.forEachRemaining(tick -> {
                if (UnitScale.isPossible(tick.value)) {
                    ticks.put(tick.key.end(), tick.value);
                }
            });
        }
        return ticks;
    }

    /** Forgets the ticks that end at or before {@code time}. */
    void forget(WatchKey watch, Instant time) {
        try (KeyValueIterator<TickKey, Tally> range = range(watch, Instant.EPOCH, time)) {
            range.forEachRemaining(tick -> store.delete(tick.key));
        }
    }

    void forget(WatchKey watch) {
        forget(watch, LAST);
    }

    /** @param from exclusive */
    private KeyValueIterator<TickKey, Tally> range(WatchKey watch, Instant from, Instant to) {
        Instant first = from.isBefore(Instant.EPOCH) ? Instant.EPOCH : from.plusMillis(1);
        return store.range(new TickKey(watch, first), new TickKey(watch, to));
    }
}
