package io.cxpulse.event;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One change of one case.
 *
 * @param sequence position of the change within its case as counted by the source; null where it does not count
 * @param content what the change says, which is what an amendment replaces
 */
public record CaseStep(
        String eventId,
        Operation op,
        @Nullable String targetEventId,
        String source,
        String caseId,
        Instant occurredAt,
        @Nullable Long sequence,
        Content content)
        implements CustomerEvent {

    /** The order of a case's history. */
    public static final Comparator<CaseStep> ORDER = Comparator.comparing(CaseStep::place);

    /**
     * Where an event stands in the history of its case: by time, then by the source's count, then by id, so that no two
     * tie.
     */
    public record Place(Instant occurredAt, @Nullable Long sequence, String eventId) implements Comparable<Place> {

        private static final Comparator<Place> ORDER = Comparator.comparing(Place::occurredAt)
                .thenComparing(Place::sequence, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(Place::eventId);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * What a change says.
     *
     * @param statusAfter state of the case after it, {@code UNKNOWN} where the source does not say
     * @param publicReply whether the customer can read what was written; null where nothing was, or it is not said
     * @param createdBy who opened the case
     * @param slaMet whether the source says its service level was met; null where it does not say
     * @param slaTargetMillis the source's target; null where it does not say
     * @param mergedIntoCaseId the case it was merged into, if it was
     * @param assignee agent the case is with after the change; null where the source does not say
     */
    public record Content(
            CaseChange change,
            Actor actor,
            CaseStatus statusAfter,
            @Nullable Boolean publicReply,
            CaseOrigin createdBy,
            @Nullable Boolean slaMet,
            @Nullable Long slaTargetMillis,
            @Nullable String mergedIntoCaseId,
            @Nullable String assignee,
            Map<Dimension, String> dimensions) {

        public Content {
            dimensions = Map.copyOf(dimensions);
        }
    }

    public Place place() {
        return new Place(occurredAt, sequence, eventId);
    }

    public CaseChange change() {
        return content.change();
    }

    public Actor actor() {
        return content.actor();
    }

    /** The status it leads to, said or implied; {@code UNKNOWN} if none. */
    public CaseStatus status() {
        return content.statusAfter() == CaseStatus.UNKNOWN ? change().impliedStatus() : content.statusAfter();
    }

    /** Whether an agent speaks to the customer here. Bots, automatic replies and private notes do not. */
    public boolean isAgentReply() {
        if (change() == CaseChange.AGENT_PUBLIC_REPLY) {
            return !Boolean.FALSE.equals(content.publicReply()) && actor().mayBeAgent();
        }
        return !change().isUtterance()
                && Boolean.TRUE.equals(content.publicReply())
                && (actor() == Actor.AGENT || actor() == Actor.SUPERVISOR);
    }

    /** Whether the customer's side speaks here. */
    public boolean isCustomerMessage() {
        return change() == CaseChange.CUSTOMER_REPLY
                && !Boolean.FALSE.equals(content.publicReply())
                && actor().mayBeCustomer();
    }

    @Override
    public Instant eventTime() {
        return occurredAt;
    }

    @Override
    public Map<Dimension, String> dimensions() {
        return content.dimensions();
    }

    @Override
    public CaseStep amendedBy(CustomerEvent amendment) {
        Content amended = ((CaseStep) amendment).content();
        return new CaseStep(eventId, op, targetEventId, source, caseId, occurredAt, sequence, amended);
    }

    /** Facts about cases are measured, not their events; only what validation looks at is answered. */
    @Override
    public @Nullable String attribute(String name) {
        return name.equals("type") ? change().name() : null;
    }
}
