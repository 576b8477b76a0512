package io.cxpulse.config;

import io.cxpulse.alert.Severity;
import io.cxpulse.alert.Silence;
import io.cxpulse.alert.Silence.Policy;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the terms of a rule that its defaults can hold too: times, the budget, silence and urgency. */
final class TermReader {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration MIN_TICK = Duration.ofSeconds(1);
    private static final Duration MAX_WINDOW = Duration.ofDays(7);
    private static final Duration MAX_REOPEN = Duration.ofDays(30);
    private static final Duration MAX_SILENCE = Duration.ofDays(30);

    /** The evidence needed would be reached by a handful of answers. */
    private static final int MIN_BUDGET_TICKS = 100;

    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration MAX_BUDGET = WEEK.multipliedBy(520);

    private static final Pattern BUDGET = Pattern.compile("1 per (\\d{1,6})([hdw])(?: per segment)?");

    private static final Pattern NO_DATA = Pattern.compile("(resolve|alert) after (\\S+)");

    private final Optional<Duration> tick;

    /** @param tick of the file; empty if it was refused: then nothing is said about multiples of it */
    TermReader(Optional<Duration> tick) {
        this.tick = tick;
    }

    static Optional<Duration> tick(Place place) {
        return duration(
                place,
                "a part of a minute that makes it whole, 1s to 1m, e.g. 5s, 30s or 1m",
                value -> within(value, MIN_TICK, MINUTE) && isWhole(MINUTE, value));
    }

    Optional<Duration> budget(Place place) {
        String accepted = "accepted is '1 per N' with unit h, d or w, optionally 'per segment', from "
                + MIN_BUDGET_TICKS + " ticks"
                + tick.map(one -> " (" + format(one.multipliedBy(MIN_BUDGET_TICKS)) + ")")
                        .orElse("")
                + " to 520w, e.g. 1 per 26w";
        return place.readText(accepted, text -> budget(text).filter(this::isBudget));
    }

    private static Optional<Duration> budget(String text) {
        Matcher matcher = BUDGET.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int count = Integer.parseInt(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "h" -> Duration.ofHours(count);
                    case "d" -> Duration.ofDays(count);
                    default -> WEEK.multipliedBy(count);
                });
    }

    private boolean isBudget(Duration budget) {
        return within(budget, tick.orElse(MIN_TICK).multipliedBy(MIN_BUDGET_TICKS), MAX_BUDGET);
    }

    Optional<Duration> window(Place place) {
        String of = tick.map(one -> " of the tick, " + format(one)).orElse("");
        return duration(
                place,
                "a multiple" + of + ", up to " + format(MAX_WINDOW),
                value -> within(value, tick.orElse(MIN_TICK), MAX_WINDOW)
                        && tick.filter(one -> !isWhole(value, one)).isEmpty());
    }

    static Optional<Duration> hold(Place place) {
        return upTo(place, MAX_WINDOW);
    }

    static Optional<Duration> reopen(Place place) {
        return upTo(place, MAX_REOPEN);
    }

    private static Optional<Duration> upTo(Place place, Duration most) {
        return duration(place, "0m to " + format(most), value -> within(value, Duration.ZERO, most));
    }

    static Optional<Double> confidence(Place place) {
        return place.read("accepted is a number above 0.5 and below 1, e.g. 0.9", node -> Optional.of(node.asDouble())
                .filter(value -> node.isNumber() && value > 0.5 && value < 1));
    }

    /** How alerts end by default; at which value is a matter of each rule's scale. */
    static Optional<Fields> defaultRecovery(Place place) {
        return Optional.of(place.fields(List.of(), List.of("confidence", "for", "reopen")));
    }

    Optional<Silence> noData(Place place) {
        Duration least = tick.orElse(MIN_TICK);
        String accepted = "accepted are keep, resolve after DURATION and alert after DURATION, from " + format(least)
                + " to " + format(MAX_SILENCE) + ", e.g. resolve after 24h";
        return place.readText(accepted, text -> noData(text, least));
    }

    private static Optional<Silence> noData(String text, Duration least) {
        Matcher matcher = NO_DATA.matcher(text);
        if (!matcher.matches()) {
            return text.equals("keep") ? Optional.of(Silence.KEEP) : Optional.empty();
        }
        Policy policy = Policy.valueOf(matcher.group(1).toUpperCase(Locale.ROOT));
        return DurationText.parse(matcher.group(2))
                .filter(after -> within(after, least, MAX_SILENCE))
                .map(after -> new Silence(policy, after));
    }

    static Optional<Severity> severity(Place place) {
        List<String> labels = Arrays.stream(Severity.values())
                .map(severity -> severity.name().toLowerCase(Locale.ROOT))
                .toList();
        return place.symbol(labels).map(label -> Severity.valueOf(label.toUpperCase(Locale.ROOT)));
    }

    private static Optional<Duration> duration(Place place, String range, Predicate<Duration> accepted) {
        return place.readText("accepted is " + range + ", as " + DurationText.ACCEPTED, text -> DurationText.parse(text)
                .filter(accepted));
    }

    private static boolean within(Duration value, Duration least, Duration most) {
        return value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
    }

    private static boolean isWhole(Duration whole, Duration part) {
        return whole.toNanos() % part.toNanos() == 0;
    }

    private static String format(Duration duration) {
        return DurationText.format(duration);
    }
}
