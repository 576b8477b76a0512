package io.cxpulse.serve;

import io.cxpulse.alert.Alert;
import io.cxpulse.alert.AlertPhase;
import io.cxpulse.alert.Severity;
import io.cxpulse.metric.Segment;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which alerts a request asks for; what is empty asks for all.
 *
 * @param since earliest event time of the last transition
 * @param limit how many are shown of those that fit
 */
record AlertQuery(
        Set<AlertPhase> phases,
        Optional<String> rule,
        Optional<Segment> segment,
        Set<Severity> severities,
        Optional<Instant> since,
        int limit) {

    static final int DEFAULT_LIMIT = 100;

    static final int MAX_LIMIT = 1_000;

    private static final Set<AlertPhase> ACTIVE = EnumSet.of(AlertPhase.FIRING, AlertPhase.RECOVERING);

    private static final Set<AlertPhase> PHASES =
            EnumSet.of(AlertPhase.FIRING, AlertPhase.RECOVERING, AlertPhase.RESOLVED, AlertPhase.RETRACTED);

    /** The most urgent first, of these the newest first. */
    static final Comparator<Alert> ORDER = Comparator.comparing(
                    (Alert alert) -> alert.subject().severity())
            .thenComparing(alert -> alert.timing().raisedAt(), Comparator.reverseOrder())
            .thenComparing(alert -> alert.fingerprint());

    private static final Comparator<Alert> BY_END = Comparator.comparing(
                    (Alert alert) -> alert.transition().at(), Comparator.reverseOrder())
            .thenComparing(alert -> alert.fingerprint());

    /** Those somebody has to see to, as {@link #ORDER} has them; then those that have ended, the last first. */
    static final Comparator<Alert> ACTIVE_FIRST = Comparator.comparing((Alert alert) -> !isActive(alert))
            .thenComparing((left, right) ->
                    isActive(left) ? AlertQuery.ORDER.compare(left, right) : BY_END.compare(left, right));

    private static final String TOTAL = "total";

    /** @throws ProblemException naming the parameter that is wrong */
    static AlertQuery parse(QueryParameters parameters) {
        return new AlertQuery(
                parameters
                        .get("state")
                        .map(text -> symbols("state", text, PHASES))
                        .orElse(ACTIVE),
                parameters.get("rule"),
                parameters.get("segment").map(AlertQuery::segment),
                parameters
                        .get("severity")
                        .map(text -> symbols("severity", text, EnumSet.allOf(Severity.class)))
                        .orElse(EnumSet.allOf(Severity.class)),
                parameters.get("since").map(text -> TimeParameter.instant("since", text, ZoneOffset.UTC)),
                parameters.limit(MAX_LIMIT).orElse(DEFAULT_LIMIT));
    }

    /** Whether somebody has to see to it. */
    static boolean isActive(Alert alert) {
        return ACTIVE.contains(alert.transition().to());
    }

    boolean accepts(Alert alert) {
        return phases.contains(alert.transition().to())
                && severities.contains(alert.subject().severity())
                && rule.filter(id -> !id.equals(alert.subject().ruleId())).isEmpty()
                && segment.filter(part -> !part.equals(alert.subject().segment()))
                        .isEmpty()
                && since.filter(time -> alert.transition().at().isBefore(time)).isEmpty();
    }

    private static <E extends Enum<E>> Set<E> symbols(String parameter, String text, Set<E> accepted) {
        return Arrays.stream(text.split(",", -1))
                .map(name -> symbol(parameter, name.strip(), accepted))
                .collect(Collectors.toSet());
    }

    private static <E extends Enum<E>> E symbol(String parameter, String name, Set<E> accepted) {
        return accepted.stream()
                .filter(symbol -> AlertJson.lower(symbol).equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> invalid(
                        parameter,
                        "'" + name + "' is none",
                        accepted.stream().sorted().map(AlertJson::lower).toList()));
    }

    private static Segment segment(String text) {
        try {
            return text.equals(TOTAL) ? Segment.TOTAL : Segment.parse(text);
        } catch (IllegalArgumentException e) {
            throw invalid(
                    "segment",
                    "'" + text + "' is not a segment: " + e.getMessage(),
                    List.of("dimension:value, several with commas", TOTAL));
        }
    }

    private static ProblemException invalid(String parameter, String fault, List<String> accepted) {
        String detail = "Parameter '" + parameter + "': " + fault + "; accepted: " + String.join(" | ", accepted) + ".";
        return Problem.invalidParameter(parameter, detail, accepted).exception();
    }
}
