package io.cxpulse.verify;

import io.cxpulse.schema.DeadLetter;
import io.cxpulse.schema.DeadLetterReason;
import io.cxpulse.schema.WindowedMetric;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Three NPS answers and a contact around the end of a London summer day, two of the answers in a touchpoint whose name
 * holds a comma and an accent, among one record of every other fate; and what a faultless pipeline makes of them.
 */
final class ObservedDay {

    static final String GATE = "Café, étage 1 ☕";
    static final String GATE_SEGMENT = "touchpoint:Caf%C3%A9%2C%20%C3%A9tage%201%20%E2%98%95";

    // In April London is an hour ahead of UTC.
    static final Instant DAY = Instant.parse("2026-04-08T23:00:00Z");
    static final Instant NEXT_DAY = Instant.parse("2026-04-09T23:00:00Z");
    static final Instant DAY_AFTER = Instant.parse("2026-04-10T23:00:00Z");

    static final String TOTAL_KEY = "nps@1||day|" + DAY.toEpochMilli();
    static final String GATE_KEY = "nps@1|" + GATE_SEGMENT + "|day|" + DAY.toEpochMilli();
    static final String NEXT_KEY = "nps@1||day|" + NEXT_DAY.toEpochMilli();
    static final String CONTACT_KEY = "contact_volume@1||day|" + DAY.toEpochMilli();
    static final String SLIDING_KEY = "nps@1||5m";

    final EventDecoder decoder = new EventDecoder(InputLog.REGISTRY, Map.of());
    final InputLog surveys = new InputLog(Source.SURVEYS, 0);
    final InputLog interactions = new InputLog(Source.INTERACTIONS, 1);
    final Published published = new Published();
    final List<DeadLetter> letters = new ArrayList<>();

    ObservedDay() {
        surveys.add(InputLog.nps("first", DAY, 10).setTouchpoint(GATE))
                .add(new byte[] {1})
                .add(InputLog.nps("last", NEXT_DAY.minusMillis(1), 7).setTouchpoint(GATE))
                .add(InputLog.nps("epoch", Instant.EPOCH, 7))
                .add(InputLog.nps("2099", Instant.parse("2099-01-01T00:00:00Z"), 7))
                .add(InputLog.nps("next", NEXT_DAY, 3))
                .add(InputLog.nps("first", DAY, 10).setTouchpoint(GATE))
                .add(InputLog.nps("late", DAY.minusSeconds(8 * 86_400), 1));
        interactions.add(InputLog.contact("позвонил", DAY));
        Map<String, String> gate = Map.of("touchpoint", GATE);
        published
                .add(TOTAL_KEY, nps(Map.of(), DAY, NEXT_DAY, 10, 7))
                .add(GATE_KEY, nps(gate, DAY, NEXT_DAY, 10, 7))
                .add(NEXT_KEY, nps(Map.of(), NEXT_DAY, DAY_AFTER, 3))
                .add(
                        CONTACT_KEY,
                        Published.window(
                                "contact_volume",
                                1,
                                Contract.Kind.COUNT,
                                Map.of(),
                                DAY,
                                NEXT_DAY,
                                List.of(new Observation(0, 0, null))))
                .add(
                        SLIDING_KEY,
                        WindowedMetric.newBuilder(
                                        nps(Map.of(), NEXT_DAY.minusSeconds(60), NEXT_DAY.plusSeconds(240), 7, 3))
                                .setWindow("5m")
                                .build());
        letter(1, DeadLetterReason.UNDECODABLE);
        letter(3, DeadLetterReason.TIME_IMPLAUSIBLE);
        letter(4, DeadLetterReason.TIME_FUTURE);
        letter(7, DeadLetterReason.TOO_LATE);
    }

    void close() {
        decoder.close();
    }

    Report verify() {
        return Verification.of(
                Definitions.contracts(),
                decoder,
                Map.of(surveys.partition(), surveys.records(), interactions.partition(), interactions.records()),
                published.records(),
                letters);
    }

    /** A verification told everything but the letters. */
    Verification told() {
        return told(new Verification(Definitions.contracts(), decoder));
    }

    Verification told(Verification verification) {
        surveys.records().forEach(verification::read);
        interactions.records().forEach(verification::read);
        tellPublished(verification);
        return verification;
    }

    void tellPublished(Verification verification) {
        published.records().forEach(record -> verification.published(record.key(), record.value()));
    }

    private void letter(long offset, DeadLetterReason reason) {
        letters.add(letter(surveys.partition(), offset, reason));
    }

    static DeadLetter letter(TopicPartition partition, long offset, DeadLetterReason reason) {
        return DeadLetter.newBuilder()
                .setReason(reason)
                .setDetail("é")
                .setTopic(partition.topic())
                .setPartition(partition.partition())
                .setOffset(offset)
                .setValueSize(0)
                .build();
    }

    static WindowedMetric nps(Map<String, String> segment, Instant start, Instant end, double... scores) {
        List<Observation> observations = new ArrayList<>();
        for (double score : scores) {
            observations.add(new Observation(0, 0, new Answer(score, 0, 10, true).vote()));
        }
        return Published.window("nps", 1, Contract.Kind.SCORE, segment, start, end, observations);
    }
}
