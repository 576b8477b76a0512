package io.cxpulse.app;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.cxpulse.schema.CaseEvent;
import io.cxpulse.schema.CaseEventType;
import io.cxpulse.schema.Operation;
import io.cxpulse.schema.SurveyEvent;
import io.cxpulse.testing.Events;
import io.cxpulse.wire.AvroSettings;
import io.cxpulse.wire.Topics;
import io.cxpulse.wire.TrustedSchemas;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Surveys, interactions and changes of cases, all drawn from one seed: out of order by up to ten minutes, some repeated,
 * amended or retracted, some far too late, some that cannot be read. Event time goes on by a second with each.
 */
final class Traffic {

    private static final Instant BEGIN = Instant.parse("2025-05-05T06:00:00Z");
    private static final List<String> CHANNELS = List.of("телефон", "chat 😀", "e-mail, à la carte");
    private static final List<CaseEventType> CHANGES = List.of(
            CaseEventType.AGENT_PUBLIC_REPLY,
            CaseEventType.CUSTOMER_REPLY,
            CaseEventType.TRANSFERRED,
            CaseEventType.RESOLVED,
            CaseEventType.REOPENED,
            CaseEventType.CLOSED);

    private final Random random;
    private final KafkaAvroSerializer serializer = new KafkaAvroSerializer();
    private final List<ProducerRecord<String, byte[]>> recent = new ArrayList<>();
    private final String prefix;
    private int made;

    /** @param avro where the schemas are, so that nobody has to be asked once each kind was made */
    Traffic(long seed, AvroSettings avro) {
        this.random = new Random(seed);
        this.prefix = "é😀-" + seed + "-";
        TrustedSchemas.trust();
        serializer.configure(avro.properties(), false);
        bytes(Topics.SURVEYS, Events.nps("é", BEGIN, 9).build());
        bytes(Topics.INTERACTIONS, Events.contact("é", BEGIN).build());
        bytes(Topics.CASES, Events.change("é", "é", BEGIN, CaseEventType.OPENED).build());
    }

    /** The next record to send. */
    ProducerRecord<String, byte[]> next() {
        int kind = random.nextInt(100);
        if (kind < 5 && !recent.isEmpty()) {
            return recent.get(random.nextInt(recent.size()));
        }
        ProducerRecord<String, byte[]> fresh = kind < 8 ? poison() : valid(kind < 12);
        if (recent.size() == 500) {
            recent.set(random.nextInt(recent.size()), fresh);
        } else {
            recent.add(fresh);
        }
        return fresh;
    }

    private ProducerRecord<String, byte[]> valid(boolean late) {
        String id = prefix + made++;
        Instant at = BEGIN.plusSeconds(made).minusMillis(random.nextInt(600_000));
        Instant told = late ? at.minus(Duration.ofDays(30)) : at;
        return switch (random.nextInt(10)) {
            case 0, 1 ->
                record(
                        Topics.INTERACTIONS,
                        id,
                        Events.contact(id, told).setChannel(pick(CHANNELS)).build());
            case 2, 3, 4 -> change(id, told);
            case 5 -> correction(id, told);
            default -> answer(id, told);
        };
    }

    private ProducerRecord<String, byte[]> answer(String id, Instant at) {
        SurveyEvent.Builder answer = random.nextBoolean()
                ? Events.nps(id, at, random.nextInt(11))
                : Events.csat(id, at, 1 + random.nextInt(5));
        return record(Topics.SURVEYS, id, answer.setChannel(pick(CHANNELS)).build());
    }

    /** Takes an earlier event back, or says something else in its place, where it is an answer. */
    private ProducerRecord<String, byte[]> correction(String id, Instant at) {
        String target = prefix + random.nextInt(made);
        SurveyEvent.Builder correction = Events.nps(id, at, random.nextInt(11))
                .setOp(random.nextBoolean() ? Operation.AMEND : Operation.RETRACT)
                .setTargetEventId(target);
        return record(Topics.SURVEYS, target, correction.build());
    }

    private ProducerRecord<String, byte[]> change(String id, Instant at) {
        int step = random.nextInt(4);
        String caseId = prefix + "обращение-" + random.nextInt(1 + made / 8);
        CaseEvent change = Events.change(caseId, id, at, step == 0 ? CaseEventType.OPENED : pick(CHANGES))
                .setChannel(pick(CHANNELS))
                .build();
        return record(Topics.CASES, caseId, change);
    }

    private ProducerRecord<String, byte[]> poison() {
        String id = prefix + made++;
        if (random.nextBoolean()) {
            String topic = pick(List.of(Topics.SURVEYS, Topics.INTERACTIONS, Topics.CASES))
                    .topic();
            return new ProducerRecord<>(topic, id, "не avro".getBytes(StandardCharsets.UTF_8));
        }
        return record(
                Topics.SURVEYS, id, Events.nps(id, BEGIN.plusSeconds(made), 11).build());
    }

    private ProducerRecord<String, byte[]> record(Topics topic, String key, SpecificRecord event) {
        return new ProducerRecord<>(topic.topic(), key, bytes(topic, event));
    }

    private byte[] bytes(Topics topic, SpecificRecord event) {
        return serializer.serialize(topic.topic(), event);
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
