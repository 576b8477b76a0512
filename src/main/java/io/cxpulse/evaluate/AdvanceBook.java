package io.cxpulse.evaluate;

import io.cxpulse.wire.AggregateResult.Advance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.streams.state.KeyValueStore;

/** How far the aggregating tasks have come. */
final class AdvanceBook {

    private final KeyValueStore<Integer, Advance> store;
    private final int tasks;

    /** @param tasks number of aggregating tasks, counted from 0 */
    AdvanceBook(KeyValueStore<Integer, Advance> store, int tasks) {
        this.store = store;
        this.tasks = tasks;
    }

    void hear(Advance advance) {
        store.put(advance.task(), advance);
    }

    /** How far all of them have come; unknown until each has been heard. */
    Clock clock() {
        List<Advance> heard = new ArrayList<>();
        for (int task = 0; task < tasks; task++) {
            Advance advance = store.get(task);
            if (advance == null) {
                return Clock.UNKNOWN;
            }
            heard.add(advance);
        }
        return new Clock(least(heard, Advance::completeUntil), least(heard, Advance::slowest));
    }

    /** Empty if one of them is. */
    private static Optional<Instant> least(List<Advance> heard, Function<Advance, Optional<Instant>> part) {
        return heard.stream().allMatch(advance -> part.apply(advance).isPresent())
                ? heard.stream().map(part).flatMap(Optional::stream).min(Instant::compareTo)
                : Optional.empty();
    }
}
