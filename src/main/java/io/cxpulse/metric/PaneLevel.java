package io.cxpulse.metric;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** The base intervals, finest first. All are aligned to the epoch, and each divides the next. */
public enum PaneLevel {
    MINUTE(Duration.ofMinutes(1)),
    HOUR(Duration.ofHours(1)),
    DAY(Duration.ofDays(1));

    private final Duration size;

    PaneLevel(Duration size) {
        this.size = size;
    }

    public Duration size() {
        return size;
    }

    /** The next finer level, if there is one. */
    public Optional<PaneLevel> finer() {
        return switch (this) {
            case MINUTE -> Optional.empty();
            case HOUR -> Optional.of(MINUTE);
            case DAY -> Optional.of(HOUR);
        };
    }

    /** The coarsest level whose panes the regular series of a window can be merged from. */
    public static PaneLevel coarsestFor(WindowDefinition window) {
        if (window instanceof WindowDefinition.Sliding sliding) {
            return sliding.size().toMillis() % DAY.size.toMillis() == 0
                    ? DAY
                    : sliding.size().toMillis() % HOUR.size.toMillis() == 0 ? HOUR : MINUTE;
        }
        // Days of a zone begin at whole hours, or the settings keep enough minutes for those that do not.
        return isUtc(window) ? DAY : HOUR;
    }

    private static boolean isUtc(WindowDefinition window) {
        return window instanceof WindowDefinition.CalendarDay day
                && day.zone().normalized().equals(ZoneOffset.UTC);
    }

    /** Start of the pane that holds {@code time}. */
    public Instant floor(Instant time) {
        return Instant.ofEpochMilli(Math.floorDiv(time.toEpochMilli(), size.toMillis()) * size.toMillis());
    }

    /** The first pane start at or after {@code time}. */
    public Instant ceiling(Instant time) {
        Instant floor = floor(time);
        return floor.equals(time) ? floor : floor.plus(size);
    }
}
