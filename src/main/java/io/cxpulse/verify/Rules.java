package io.cxpulse.verify;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What makes a decoded record invalid, whatever came before it. */
final class Rules {

    private static final int LONGEST_TEXT = 256;

    /** Event times before it are implausible. */
    private static final long EARLIEST = Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();

    private Rules() {}

    /**
     * The reason of the first broken rule, or empty for a valid record.
     *
     * @param key of the record; looked at where it must be the id of the case
     */
    static Optional<String> firstBroken(Event event, byte @Nullable [] key) {
        return first(
                () -> text(event.eventId()),
                () -> text(event.reportedBy()),
                () -> operation(event),
                () -> CaseRules.place(event, key),
                () -> event.isRetraction() ? Optional.empty() : broken(isTypeUnknown(event), "UNKNOWN_SYMBOL"),
                () -> broken(event.time() < EARLIEST, "TIME_IMPLAUSIBLE"),
                () -> event.isRetraction() ? Optional.empty() : content(event));
    }

    /** The reason of the first one that is broken; those after it are not looked at. */
    static Optional<String> first(Rule... rules) {
        return Stream.of(rules).map(Rule::reason).flatMap(Optional::stream).findFirst();
    }

    static Optional<String> broken(boolean isBroken, String reason) {
        return isBroken ? Optional.of(reason) : Optional.empty();
    }

    static Optional<String> text(String value) {
        return first(
                () -> broken(value.isBlank(), "MISSING_FIELD"),
                () -> broken(value.length() > LONGEST_TEXT, "FIELD_TOO_LONG"));
    }

    private static Optional<String> texts(Collection<String> values) {
        return values.stream().map(Rules::text).flatMap(Optional::stream).findFirst();
    }

    private static Optional<String> operation(Event event) {
        String target = event.target();
        return switch (event.op()) {
            case UNKNOWN -> Optional.of("UNSUPPORTED_OPERATION");
            case ASSERT -> broken(target != null, "TARGET_INVALID");
            case AMEND, RETRACT ->
                broken(target == null || text(target).isPresent() || target.equals(event.eventId()), "TARGET_INVALID");
        };
    }

    private static boolean isTypeUnknown(Event event) {
        return event.attribute("type").equals("UNKNOWN");
    }

    /** What a retraction need not have. The dimensions come sorted by name: the first bad one decides the reason. */
    private static Optional<String> content(Event event) {
        return first(
                () -> texts(event.dimensions().values()),
                () -> texts(event.customerIds()),
                () -> CaseRules.content(event),
                () -> AnswerRules.content(event));
    }

    /** One rule applied to one record. */
    interface Rule {

        /** Why it is broken; empty if it is not. */
        Optional<String> reason();
    }
}
