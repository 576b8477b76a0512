package io.cxpulse.wire;

import io.cxpulse.event.CustomerEvent;
import io.cxpulse.event.Horizon;
import io.cxpulse.event.Operation;
import io.cxpulse.event.Slot;
import java.io.IOException;
import java.util.Optional;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered under an event id: the time it is remembered by, its assertion, the amendment that holds with its
 * own id, when it was taken back, what it did where it is itself an amendment or retraction. The id, and of a case the
 * case's id, stand in the key.
 */
public final class SlotCodec {

    private final EventContent content;

    private SlotCodec(EventContent content) {
        this.content = content;
    }

    /** The codec of the events of an input topic. */
    public static SlotCodec of(Topics topic) {
        return new SlotCodec(
                switch (topic) {
                    case SURVEYS -> new SurveyContent();
                    case INTERACTIONS -> new InteractionContent();
                    case CASES -> new CaseContent();
                    default -> throw new IllegalArgumentException(topic + " is no input");
                });
    }

    public byte[] encode(Slot slot) {
        return new Keyed("", "").encode(slot);
    }

    /** @param eventId the key it was found under */
    public Slot decode(String eventId, byte[] bytes) {
        return new Keyed("", eventId).decode(bytes);
    }

    /** @param caseId first part of the key it was found under */
    Slot decode(String caseId, String eventId, byte[] bytes) {
        return new Keyed(caseId, eventId).decode(bytes);
    }

    /** Whether nothing is left behind a horizon of the slot in these bytes, of which only the beginning is read. */
    public boolean isForgotten(byte[] bytes, Horizon horizon) {
        return new Keyed("", "")
                .decode(bytes, Times::readOptional)
                .map(horizon::isForgotten)
                .orElse(true);
    }

    /**
     * What an event has beside its key.
     *
     * @param caseId empty for events that are not of a case
     * @param targetEventId null for an assertion
     */
    record Identity(
            String caseId,
            String eventId,
            Operation op,
            @Nullable String targetEventId) {}

    /** The fields of one kind of event. Symbols are written as their position in the schema, which only grows. */
    interface EventContent {

        void write(CustomerEvent event, BinaryEncoder out) throws IOException;

        CustomerEvent read(Identity identity, BinaryDecoder in) throws IOException;
    }

    private static void writeOperated(Optional<Slot.Operated> operated, BinaryEncoder out) throws IOException {
        out.writeBoolean(operated.isPresent());
        if (operated.isPresent()) {
            Fields.writeSymbol(operated.get().op(), out);
            out.writeString(operated.get().targetEventId());
            Times.write(operated.get().at(), out);
        }
    }

    private static Optional<Slot.Operated> readOperated(BinaryDecoder in) throws IOException {
        return in.readBoolean()
                ? Optional.of(
                        new Slot.Operated(Fields.readSymbol(Operation.values(), in), in.readString(), Times.read(in)))
                : Optional.empty();
    }

    private final class Keyed extends Codec<Slot> {

        private final String caseId;
        private final String eventId;

        Keyed(String caseId, String eventId) {
            super(2);
            this.caseId = caseId;
            this.eventId = eventId;
        }

        @Override
        String name() {
            return SlotCodec.class.getSimpleName();
        }

        @Override
        void write(Slot slot, BinaryEncoder out) throws IOException {
            // First, because a sweep reads no further.
            Times.writeOptional(slot.newest(), out);
            out.writeBoolean(slot.asserted().isPresent());
            if (slot.asserted().isPresent()) {
                content.write(slot.asserted().get(), out);
            }
            out.writeBoolean(slot.amendment().isPresent());
            if (slot.amendment().isPresent()) {
                out.writeString(slot.amendment().get().eventId());
                content.write(slot.amendment().get(), out);
            }
            Times.writeOptional(slot.retractedAt(), out);
            writeOperated(slot.operated(), out);
        }

        @Override
        Slot read(BinaryDecoder in) throws IOException {
            Times.readOptional(in);
            Optional<CustomerEvent> asserted = in.readBoolean()
                    ? Optional.of(content.read(new Identity(caseId, eventId, Operation.ASSERT, null), in))
                    : Optional.empty();
            Optional<CustomerEvent> amendment = in.readBoolean()
                    ? Optional.of(content.read(new Identity(caseId, in.readString(), Operation.AMEND, eventId), in))
                    : Optional.empty();
            return new Slot(asserted, amendment, Times.readOptional(in), readOperated(in));
        }
    }
}
