package io.cxpulse.serve;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads times and steps from query parameters. */
final class TimeParameter {

    static final Instant MIN = Instant.EPOCH;

    private static final Instant MAX = Instant.parse("9999-12-31T23:59:59.999Z");

    private static final Duration MAX_STEP = Duration.ofDays(366);

    private static final List<String> TIMES =
            List.of("an instant such as 2017-05-05T10:00:00Z", "a date such as 2017-05-05, from 1970 to 9999");

    private static final List<String> STEPS =
            List.of("whole minutes such as 1m, 6h, 7d or PT90M, at most " + MAX_STEP.toDays() + "d");

    private static final Pattern UNITS = Pattern.compile("(\\d{1,7})([mhd])");

    private TimeParameter() {}

    /** @param zone where a plain date begins */
    static Instant instant(String parameter, String text, ZoneId zone) {
        return parseInstant(text, zone)
                .filter(time -> !time.isBefore(MIN) && !time.isAfter(MAX))
                .orElseThrow(() -> Problem.invalidParameter(
                                parameter,
                                "'" + text + "' is not a time that " + parameter + " accepts: "
                                        + String.join(" or ", TIMES) + ".",
                                TIMES)
                        .exception());
    }

    static Duration step(String text) {
        return parseDuration(text).filter(TimeParameter::isStep).orElseThrow(() -> Problem.invalidParameter(
                        "step", "'" + text + "' is not a step.", STEPS)
                .exception());
    }

    private static boolean isStep(Duration step) {
        return step.compareTo(Duration.ofMinutes(1)) >= 0
                && step.compareTo(MAX_STEP) <= 0
                && step.equals(Duration.ofMinutes(step.toMinutes()));
    }

    private static Optional<Instant> parseInstant(String text, ZoneId zone) {
        try {
            return Optional.of(
                    text.contains("T")
                            ? Instant.parse(text)
                            : LocalDate.parse(text).atStartOfDay(zone).toInstant());
        } catch (DateTimeParseException notATime) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> parseDuration(String text) {
        Matcher units = UNITS.matcher(text);
        if (units.matches()) {
            long count = Long.parseLong(units.group(1));
            return Optional.of(
                    switch (units.group(2)) {
                        case "m" -> Duration.ofMinutes(count);
                        case "h" -> Duration.ofHours(count);
                        default -> Duration.ofDays(count);
                    });
        }
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeParseException notADuration) {
            return Optional.empty();
        }
    }
}
