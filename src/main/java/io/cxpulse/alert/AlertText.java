package io.cxpulse.alert;

import io.cxpulse.metric.MetricRef;
import io.cxpulse.metric.Segment;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * An alert in words: one line, figures rounded, times in UTC. Annotations of rules may hold {@linkplain #PLACEHOLDERS
 * placeholders} for its parts.
 */
public final class AlertText {

    /** What an annotation may hold, in the order of a sentence. */
    public static final List<String> PLACEHOLDERS =
            Arrays.stream(Part.values()).map(Part::placeholder).toList();

    /** Annotation that says what has happened. */
    public static final String SUMMARY = "summary";

    /** Annotation that links to what to do. */
    public static final String RUNBOOK = "runbook";

    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";
    private static final int LONGEST_NAME = 40;

    /** Written in capitals. */
    private static final Set<String> ACRONYMS = Set.of("nps", "csat", "ces", "sla", "fcr");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private enum Part {
        METRIC(alert -> metric(alert.subject().metric())),
        SEGMENT(alert -> segment(alert.subject().segment())),
        VALUE(AlertText::value),
        CI(AlertText::interval),
        N(alert -> String.format(Locale.ROOT, "%,d", alert.finding().n())),
        THRESHOLD(AlertText::threshold),
        EVIDENCE(AlertText::evidence),
        SINCE(alert -> alert.timing().since().map(TIME::format).orElse("not known"));

        @SuppressWarnings("ImmutableEnumChecker") // a function without state
        private final Function<Alert, String> text;

        Part(Function<Alert, String> text) {
            this.text = text;
        }

        String placeholder() {
            return OPEN + name().toLowerCase(Locale.ROOT) + CLOSE;
        }
    }

    private AlertText() {}

    /**
     * The figures of an alert, such as {@code NPS touchpoint Büro: -4 points (95 % -19 to 11), 84 answers in 1h, threshold
     * below 30}.
     */
    public static String sentence(Alert alert) {
        Alert.Finding finding = alert.finding();
        String subject = Part.METRIC.text.apply(alert) + " " + Part.SEGMENT.text.apply(alert);
        String found = finding.n() == 0 ? "" : value(alert) + " (95 % " + interval(alert) + "), ";
        return subject + ": " + found + observations(alert) + " in " + FigureText.duration(finding.window())
                + ", threshold " + threshold(alert);
    }

    /**
     * What the rule tells people of this alert, by name: with placeholders filled, in links percent-encoded. There always
     * is a summary; one of the rule that holds no figures is followed by the {@link #sentence}.
     */
    public static Map<String, String> annotations(Alert alert) {
        Map<String, String> texts = new TreeMap<>();
        alert.subject().annotations().forEach((name, text) -> texts.put(name, text(name, text, alert)));
        texts.putIfAbsent(SUMMARY, sentence(alert));
        return texts;
    }

    private static String text(String name, String text, Alert alert) {
        if (name.equals(RUNBOOK)) {
            return filled(text, alert, value -> URLEncoder.encode(value, StandardCharsets.UTF_8)
                    .replace("+", "%20"));
        }
        boolean hasFigures = PLACEHOLDERS.stream().anyMatch(text::contains);
        String whole = hasFigures || !name.equals(SUMMARY) ? text : text + " – " + sentence(alert);
        return filled(whole, alert, UnaryOperator.identity());
    }

    /** One pass over the text: a value that looks like a placeholder stays what it is. */
    private static String filled(String text, Alert alert, UnaryOperator<String> encoding) {
        StringBuilder filled = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            Optional<Part> part = partAt(text, at);
            if (part.isPresent()) {
                filled.append(encoding.apply(part.get().text.apply(alert)));
                at += part.get().placeholder().length();
            } else {
                filled.append(text.charAt(at));
                at++;
            }
        }
        return filled.toString();
    }

    private static Optional<Part> partAt(String text, int at) {
        return Arrays.stream(Part.values())
                .filter(part -> text.startsWith(part.placeholder(), at))
                .findFirst();
    }

    /** Every {@code {{...}}} of a text that is no placeholder, as it stands there, up to 40 characters of each. */
    public static List<String> unknownPlaceholders(String text) {
        List<String> unknown = new ArrayList<>();
        for (int at = text.indexOf(OPEN); at >= 0; at = text.indexOf(OPEN, at + OPEN.length())) {
            if (partAt(text, at).isEmpty()) {
                int close = text.indexOf(CLOSE, at);
                int end = close < 0 ? text.length() : close + CLOSE.length();
                unknown.add(text.substring(at, Math.min(end, at + LONGEST_NAME)));
            }
        }
        return unknown;
    }

    private static String metric(MetricRef metric) {
        String words = Arrays.stream(metric.id().split("_", -1))
                .map(word -> ACRONYMS.contains(word) ? word.toUpperCase(Locale.ROOT) : word)
                .collect(Collectors.joining(" "));
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String segment(Segment segment) {
        return segment.values().isEmpty()
                ? "total"
                : segment.labels().entrySet().stream()
                        .map(label -> label.getKey() + " " + printable(label.getValue()))
                        .collect(Collectors.joining(", "));
    }

    /** Values come from producers: one line stays one line. */
    private static String printable(String value) {
        return value.codePoints()
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static String value(Alert alert) {
        return alert.finding().value().isPresent()
                ? FigureText.value(
                        alert.finding().value().getAsDouble(), alert.subject().unit())
                : "no value";
    }

    private static String interval(Alert alert) {
        String unit = alert.subject().unit();
        var interval = alert.finding().interval();
        return interval.low().isPresent() && interval.high().isPresent()
                ? FigureText.number(interval.low().getAsDouble(), unit) + " to "
                        + FigureText.number(interval.high().getAsDouble(), unit)
                : "no interval";
    }

    private static String threshold(Alert alert) {
        return alert.finding().side().name().toLowerCase(Locale.ROOT) + " "
                + FigureText.exact(alert.finding().threshold(), alert.subject().unit());
    }

    /** What was gathered, and what was needed to raise it. */
    public static String evidence(Alert alert) {
        return FigureText.large(alert.finding().evidence()) + " of "
                + FigureText.large(alert.finding().evidenceNeeded());
    }

    private static String observations(Alert alert) {
        long n = alert.finding().n();
        String word = FigureText.isOfAnswers(alert.subject().unit()) ? "answer" : "observation";
        return (n == 0 ? "no" : Part.N.text.apply(alert)) + " " + word + (n == 1 ? "" : "s");
    }
}
