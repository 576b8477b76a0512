package io.cxpulse.metric;

import java.time.Duration;
import java.time.Instant;

/** How long panes of each level are kept behind the slowest watermark. */
public record PaneRetention(Duration minutes, Duration hours, Duration days) {

    /** Three days of minutes, 100 days of hours, 800 days of days. */
    public static final PaneRetention DEFAULT =
            new PaneRetention(Duration.ofDays(3), Duration.ofDays(100), Duration.ofDays(800));

    public Duration of(PaneLevel level) {
        return switch (level) {
            case MINUTE -> minutes;
            case HOUR -> hours;
            case DAY -> days;
        };
    }

    /** The first pane start that is kept of a level; everything before it may be gone. */
    public Instant keptFrom(PaneLevel level, Instant slowestWatermark) {
        return level.ceiling(slowestWatermark.minus(of(level)));
    }
}
