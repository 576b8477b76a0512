package io.cxpulse.simulate.company;

import io.cxpulse.wire.EventKind;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One contact, case or survey as it goes on: its events get numbers, and each comes after the one before. */
final class Story {

    private final EventKind kind;
    private final String id;
    private final Consumer<Draft> taker;
    private int count;
    private Instant now;

    /** @param id the events are called after it */
    Story(EventKind kind, String id, Instant begins, Consumer<Draft> taker) {
        this.kind = kind;
        this.id = id;
        this.taker = taker;
        this.now = begins.truncatedTo(ChronoUnit.MILLIS).minusMillis(1);
    }

    String id() {
        return id;
    }

    /** When the last event happened. */
    Instant now() {
        return now;
    }

    /** How many events there are. */
    int count() {
        return count;
    }

    /** Time passes; the next event comes no earlier. */
    Story after(Duration time) {
        return at(now.plus(time));
    }

    Story at(Instant time) {
        Instant millis = time.truncatedTo(ChronoUnit.MILLIS);
        if (millis.isAfter(now.plusMillis(1))) {
            now = millis.minusMillis(1);
        }
        return this;
    }

    /** Something happens, a millisecond after the last event at the earliest; {@code own} as in {@link Draft}. */
    void tell(Map<String, Object> shared, Object... own) {
        now = now.plusMillis(1);
        taker.accept(new Draft(now, id + "-" + count, kind, shared, List.of(own)));
        count++;
    }
}
