package io.cxpulse.pipeline;

import io.cxpulse.pipeline.RandomEvents.Made;
import io.cxpulse.schema.CaseEvent;
import io.cxpulse.schema.CaseEventType;
import io.cxpulse.schema.DeadLetter;
import io.cxpulse.schema.DeadLetterReason;
import io.cxpulse.schema.InteractionEvent;
import io.cxpulse.schema.InteractionType;
import io.cxpulse.schema.Operation;
import io.cxpulse.schema.SurveyEvent;
import io.cxpulse.schema.SurveyEventType;
import io.cxpulse.wire.Topics;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** Inputs that are rejected wherever they stand. */
final class BadInputs {

    private static final List<Instant> NEVER = List.of(
            Instant.parse("2099-01-01T00:00:00Z"),
            Instant.EPOCH,
            Instant.ofEpochMilli(-1),
            Instant.ofEpochMilli(Long.MIN_VALUE),
            Instant.ofEpochMilli(Long.MAX_VALUE),
            Instant.parse("1999-12-31T23:59:59.999Z"));

    private final Random random;
    private final RandomEvents events;

    BadInputs(Random random, RandomEvents events) {
        this.random = random;
        this.events = events;
    }

    /** @param good an event whose id and fields the bad one may share */
    @Nullable
    Bytes make(Topics topic, Made good) {
        return random.nextBoolean() ? bytes(topic, good.value().get()) : record(topic, good);
    }

    private @Nullable Bytes bytes(Topics topic, byte[] value) {
        return switch (random.nextInt(6)) {
            case 0 -> null;
            case 1 -> Bytes.wrap(Arrays.copyOf(value, random.nextInt(5)));
            case 2 -> Bytes.wrap(Arrays.copyOf(value, random.nextInt(value.length)));
            case 3 -> foreign(topic);
            case 4 -> with(value, 0, 1 + random.nextInt(255));
            default -> with(value, 1, 0x7f);
        };
    }

    private static Bytes with(byte[] value, int position, int content) {
        byte[] copy = value.clone();
        copy[position] = (byte) content;
        return Bytes.wrap(copy);
    }

    /** A record of another kind. */
    private Bytes foreign(Topics topic) {
        DeadLetter letter = DeadLetter.newBuilder()
                .setReason(DeadLetterReason.UNDECODABLE)
                .setDetail("письмо é")
                .setValueSize(0)
                .build();
        return random.nextBoolean()
                ? events.bytes(Topics.DEAD_LETTERS, letter)
                : events.make(topic == Topics.SURVEYS ? Topics.INTERACTIONS : Topics.SURVEYS)
                        .value();
    }

    private Bytes record(Topics topic, Made good) {
        if (topic == Topics.CASES) {
            return events.bytes(
                    topic, spoil(CaseEvent.newBuilder((CaseEvent) good.event())).build());
        }
        if (topic == Topics.SURVEYS) {
            SurveyEvent.Builder survey = SurveyEvent.newBuilder((SurveyEvent) good.event())
                    .setType(SurveyEventType.COMPLETED)
                    .setOp(Operation.ASSERT)
                    .setTargetEventId(null)
                    .setRespondedAt(null)
                    .setOccurredAt(good.time());
            return events.bytes(topic, spoil(survey).build());
        }
        InteractionEvent.Builder contact = InteractionEvent.newBuilder((InteractionEvent) good.event())
                .setOp(Operation.ASSERT)
                .setTargetEventId(null);
        return events.bytes(topic, spoil(contact).build());
    }

    private SurveyEvent.Builder spoil(SurveyEvent.Builder survey) {
        return switch (random.nextInt(12)) {
            case 0 -> survey.setOccurredAt(events.pick(NEVER));
            case 1 -> survey.setRespondedAt(events.pick(NEVER));
            case 2 -> survey.setScore(survey.getScaleMax() == null ? null : survey.getScaleMax() + 1.0);
            case 3 -> survey.setScore(events.pick(List.of(Double.NaN, Double.NEGATIVE_INFINITY)));
            case 4 -> survey.setScore(null);
            case 5 -> survey.setType(SurveyEventType.UNKNOWN);
            case 6 -> survey.setOp(events.pick(List.of(Operation.AMEND, Operation.RETRACT, Operation.UNKNOWN)));
            case 10 -> survey.setTargetEventId("é");
            case 11 -> survey.setOp(Operation.RETRACT).setTargetEventId(survey.getEventId());
            case 7 -> survey.setScaleMin(-1_000).setScaleMax(1).setScore(0.0);
            case 8 -> survey.setEventId(events.pick(List.of("", " \t", "я".repeat(257))));
            default -> survey.setChannel(events.pick(List.of("", "😀".repeat(129))));
        };
    }

    private CaseEvent.Builder spoil(CaseEvent.Builder change) {
        change.setOp(Operation.ASSERT).setTargetEventId(null);
        return switch (random.nextInt(8)) {
            case 0 -> change.setOccurredAt(events.pick(NEVER));
            case 1 -> change.setType(CaseEventType.UNKNOWN);
            case 2 -> change.setCaseId(events.pick(List.of("", "чужое дело", "я".repeat(257))));
            case 3 -> change.setType(CaseEventType.MERGED).setMergedIntoCaseId(change.getCaseId());
            case 4 -> change.setSlaTargetMillis(-1L);
            case 5 -> change.setTargetEventId("é");
            case 6 -> change.setOp(Operation.AMEND).setTargetEventId(change.getEventId());
            default -> change.setPriority(" ");
        };
    }

    private InteractionEvent.Builder spoil(InteractionEvent.Builder contact) {
        return switch (random.nextInt(5)) {
            case 0 -> contact.setOccurredAt(events.pick(NEVER));
            case 1 -> contact.setType(InteractionType.UNKNOWN);
            case 2 -> contact.setOp(Operation.AMEND).setTargetEventId(null);
            case 3 -> contact.setSource("");
            default -> contact.setTouchpoint(" ");
        };
    }
}
