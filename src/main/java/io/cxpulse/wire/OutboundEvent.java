package io.cxpulse.wire;

import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/**
 * An event ready to be produced.
 *
 * @param kind which input topic and schema it belongs to
 * @param key key of the record: caseId of a case; else customerId, anonymousId, or the id of the event it is about, which
 *     is the target of an amendment or retraction and else the event itself
 * @param eventTime when it counts: {@code respondedAt} of an asserted survey where set, else {@code occurredAt}
 * @param value the Avro record
 */
public record OutboundEvent(EventKind kind, String key, Instant eventTime, SpecificRecord value) {}
