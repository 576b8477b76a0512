package io.cxpulse.wire;

import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/**
 * An event ready to be produced.
 *
 * @param kind which input topic and schema it belongs to
 * @param key key of the record: customerId, else anonymousId, else eventId
 * @param eventTime when it counts: {@code respondedAt} of a survey where set, else {@code occurredAt}
 * @param value the Avro record
 */
public record OutboundEvent(EventKind kind, String key, Instant eventTime, SpecificRecord value) {}
