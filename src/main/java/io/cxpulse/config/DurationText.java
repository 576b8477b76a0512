package io.cxpulse.config;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 200ms}, {@code 30s}, {@code 5m}, {@code 24h}, {@code 7d}, or ISO 8601. */
public final class DurationText {

    /** For messages. */
    public static final String ACCEPTED = "a duration with its unit, e.g. 200ms, 30s, 5m, 24h, 7d or PT5M";

    private static final Pattern COUNT_AND_UNIT = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

    private static final Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));

    private DurationText() {}

    /** The duration, never negative; empty if the text is none. */
    public static Optional<Duration> parse(String text) {
        Matcher matcher = COUNT_AND_UNIT.matcher(text);
        if (!matcher.matches()) {
            return text.startsWith("P") ? iso(text) : Optional.empty();
        }
        return Optional.ofNullable(UNITS.get(matcher.group(2)))
                .map(unit -> unit.multipliedBy(Long.parseLong(matcher.group(1))));
    }

    private static Optional<Duration> iso(String text) {
        try {
            return Optional.of(Duration.parse(text)).filter(duration -> !duration.isNegative());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The shortest text that reads back as {@code duration}, whole milliseconds: {@code 7d}, {@code 90s}. */
    public static String format(Duration duration) {
        long millis = duration.toMillis();
        for (String unit : new String[] {"d", "h", "m", "s"}) {
            long size = UNITS.getOrDefault(unit, Duration.ZERO).toMillis();
            if (millis != 0 && millis % size == 0) {
                return millis / size + unit;
            }
        }
        return millis + "ms";
    }
}
