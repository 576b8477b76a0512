package io.cxpulse.metric;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A way to cut event time into windows. */
public sealed interface WindowDefinition {

    /** Name in files, keys and the API, e.g. {@code 24h}. */
    String label();

    /** The window of the regular series that holds {@code time}. */
    Window containing(Instant time);

    /** The window that is current when the newest event was at {@code newest}: a sliding one ends with its minute. */
    Window current(Instant newest);

    /** The window of the regular series that follows {@code window}. */
    default Window after(Window window) {
        return containing(window.end());
    }

    /**
     * Ends at any minute; its regular series is aligned to the epoch and does not overlap.
     *
     * @param size whole minutes
     */
    record Sliding(String label, Duration size) implements WindowDefinition {

        @Override
        public Window containing(Instant time) {
            long millis = size.toMillis();
            Instant start = Instant.ofEpochMilli(Math.floorDiv(time.toEpochMilli(), millis) * millis);
            return new Window(start, start.plus(size));
        }

        @Override
        public Window current(Instant newest) {
            return endingAt(PaneLevel.MINUTE.floor(newest).plus(PaneLevel.MINUTE.size()));
        }

        /** The window that ends at {@code end}. */
        public Window endingAt(Instant end) {
            return new Window(end.minus(size), end);
        }
    }

    /** A calendar day of {@code zone}, 23 to 25 hours long where clocks change. */
    record CalendarDay(String label, ZoneId zone) implements WindowDefinition {

        @Override
        public Window containing(Instant time) {
            var day = time.atZone(zone).toLocalDate();
            return new Window(
                    day.atStartOfDay(zone).toInstant(),
                    day.plusDays(1).atStartOfDay(zone).toInstant());
        }

        @Override
        public Window current(Instant newest) {
            return containing(newest);
        }
    }
}
