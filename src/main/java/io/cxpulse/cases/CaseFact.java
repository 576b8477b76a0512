package io.cxpulse.cases;

import io.cxpulse.event.CaseStatus;
import io.cxpulse.event.Dimension;
import io.cxpulse.event.Measurable;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that is so about a case.
 *
 * @param mark when it became so, by whom, and in which segments it counts
 * @param duration of a fact of the form DURATION, not negative; null otherwise
 * @param verdict of a fact of the form VERDICT; null otherwise
 * @param from of a reopening, the status it left; null otherwise
 */
public record CaseFact(
        FactType type,
        Mark mark,
        @Nullable Duration duration,
        @Nullable Boolean verdict,
        @Nullable CaseStatus from) implements Measurable {

    static CaseFact event(FactType type, Mark mark) {
        return new CaseFact(type, mark, null, null, null);
    }

    static CaseFact duration(FactType type, Instant start, Mark end) {
        return new CaseFact(type, end, Duration.between(start, end.at()), null, null);
    }

    static CaseFact verdict(FactType type, Mark mark, boolean verdict) {
        return new CaseFact(type, mark, null, verdict, null);
    }

    static CaseFact reopened(Mark mark, CaseStatus from) {
        return new CaseFact(FactType.REOPENED, mark, null, null, from);
    }

    /** @throws IllegalStateException if the fact has no duration */
    Duration length() {
        if (duration == null) {
            throw new IllegalStateException(type + " has no duration");
        }
        return duration;
    }

    @Override
    public Instant eventTime() {
        return mark.at();
    }

    @Override
    public Map<Dimension, String> dimensions() {
        return mark.dimensions();
    }

    @Override
    public @Nullable String attribute(String name) {
        return switch (name) {
            case "fact" -> type.name();
            case "actor" -> mark.actor().name();
            case "from" -> fromLabel();
            default -> null;
        };
    }

    /** A reopening of a case that nobody had completed is only the source's word. */
    private @Nullable String fromLabel() {
        if (from == null) {
            return null;
        }
        return from.isCompleted() ? from.name() : ACTIVE;
    }

    /** Attribute {@code from} of a reopening that finds the case active. */
    public static final String ACTIVE = "ACTIVE";
}
