package io.cxpulse.pipeline;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.cxpulse.metric.PaneLevel;
import io.cxpulse.pipeline.Step.Append;
import io.cxpulse.schema.CaseEvent;
import io.cxpulse.schema.InteractionEvent;
import io.cxpulse.schema.InteractionType;
import io.cxpulse.schema.Operation;
import io.cxpulse.schema.Polarity;
import io.cxpulse.schema.SurveyEvent;
import io.cxpulse.schema.SurveyEventType;
import io.cxpulse.schema.SurveyKind;
import io.cxpulse.schema.SurveyMetric;
import io.cxpulse.testing.DriverRegistry;
import io.cxpulse.testing.Events;
import io.cxpulse.testing.PipelineDriver;
import io.cxpulse.wire.Topics;
import io.cxpulse.wire.TrustedSchemas;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** Valid events of a stretch of time before the driver's clock; some of them are measured by no metric. */
final class RandomEvents {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final List<String> CHANNELS = List.of("телефон", "chat 😀", "e-mail, à la carte", "100%+");
    private static final List<String> CUSTOMERS = List.of("Zoë", "клиент-2", "😀");
    private static final List<String> PLACES = List.of("Выход, 7", "étage:1", "касса");
    private static final List<Duration> SPANS = List.of(Duration.ofHours(1), Duration.ofDays(2), Duration.ofDays(40));

    private static final KafkaAvroSerializer SERIALIZER = new KafkaAvroSerializer();

    private final Random random;
    private final Duration span;
    private final RandomChanges changes;
    private int made;

    RandomEvents(Random random) {
        this.random = random;
        this.span = pick(SPANS);
        this.changes = new RandomChanges(random);
    }

    static {
        TrustedSchemas.trust();
        SERIALIZER.configure(PipelineDriver.AVRO.properties(), false);
        DriverRegistry.register(record -> NextVersion.of(record.getSchema()));
    }

    /** An event with the bytes it travels as. */
    record Made(SpecificRecord event, String id, Instant time, Bytes key, Bytes value) {}

    Made make(Topics topic) {
        return switch (topic) {
            case SURVEYS -> made(survey(nextId(), time()).build());
            case INTERACTIONS -> made(contact(nextId(), time()).build());
            case CASES -> made(changes.make(nextId(), time()).build());
            default -> throw new IllegalArgumentException(topic + " is no input");
        };
    }

    /**
     * An amendment or retraction of an event, or of one that never comes.
     *
     * @param latest it is made no later than this after its target
     */
    Made operate(Topics topic, Made target, Duration latest) {
        Instant newest = PipelineDriver.START.plus(Duration.ofMinutes(5));
        Instant later = target.time().plusMillis((long) (random.nextDouble() * latest.toMillis()));
        Instant at = later.isAfter(newest) ? newest : later;
        Operation op = random.nextBoolean() ? Operation.AMEND : Operation.RETRACT;
        String id = random.nextInt(10) == 0 ? "никогда" : target.id();
        return switch (topic) {
            case SURVEYS ->
                made(survey(nextId(), at)
                        .setOccurredAt(at)
                        .setOp(op)
                        .setTargetEventId(id)
                        .build());
            case INTERACTIONS ->
                made(contact(nextId(), at).setOp(op).setTargetEventId(id).build());
            case CASES ->
                made(changes.make(nextId(), at)
                        .setCaseId(((CaseEvent) target.event()).getCaseId())
                        .setOp(op)
                        .setTargetEventId(id)
                        .build());
            default -> throw new IllegalArgumentException(topic + " is no input");
        };
    }

    Made made(SpecificRecord event) {
        if (event instanceof SurveyEvent survey) {
            boolean answered = survey.getOp() == Operation.ASSERT && survey.getRespondedAt() != null;
            Instant time = answered ? survey.getRespondedAt() : survey.getOccurredAt();
            return new Made(survey, survey.getEventId(), time, Append.ANY_KEY, bytes(Topics.SURVEYS, survey));
        }
        if (event instanceof CaseEvent change) {
            Bytes key = Bytes.wrap(change.getCaseId().getBytes(StandardCharsets.UTF_8));
            return new Made(change, change.getEventId(), change.getOccurredAt(), key, bytes(Topics.CASES, change));
        }
        InteractionEvent contact = (InteractionEvent) event;
        Bytes value = bytes(Topics.INTERACTIONS, contact);
        return new Made(contact, contact.getEventId(), contact.getOccurredAt(), Append.ANY_KEY, value);
    }

    /** As this version of the schema writes it, or as the next one would. */
    Bytes bytes(Topics topic, SpecificRecord event) {
        Object written = random.nextInt(4) == 0 ? NextVersion.of(event) : event;
        return Bytes.wrap(SERIALIZER.serialize(topic.topic(), written));
    }

    String nextId() {
        return "событие-é😀-" + made++;
    }

    SurveyEvent.Builder survey(String id, Instant at) {
        SurveyEvent.Builder survey = answer(id, at)
                .setKind(pick(List.of(SurveyKind.RELATIONSHIP, SurveyKind.TRANSACTIONAL, SurveyKind.UNKNOWN)))
                .setChannel(maybe(CHANNELS))
                .setProduct(maybe(List.of("é", "Б-1")))
                .setCustomerId(maybe(CUSTOMERS))
                .setAnonymousId(maybe(CUSTOMERS))
                .setTouchpoint(maybe(PLACES));
        if (random.nextInt(3) == 0) {
            // What happened before the answer does not date it.
            survey.setOccurredAt(at.minus(Duration.ofDays(random.nextInt(30_000))))
                    .setRespondedAt(at);
        }
        return switch (random.nextInt(8)) {
            case 0 -> survey.setType(SurveyEventType.INVITED).setScore(null).setScaleMin(null);
            case 1 -> survey.setType(SurveyEventType.PARTIAL).setScore(99.0);
            default -> survey;
        };
    }

    private SurveyEvent.Builder answer(String id, Instant at) {
        return switch (random.nextInt(5)) {
            case 0, 1 -> Events.nps(id, at, random.nextInt(11));
            case 2 -> Events.csat(id, at, 1 + random.nextInt(17) / 4.0);
            case 3 -> Events.csat(id, at, random.nextInt(8)).setScaleMin(0).setScaleMax(7);
            default ->
                Events.ces(id, at, pick(List.of("лёгкость", "q2")), 1 + random.nextInt(5))
                        .setMetric(SurveyMetric.CES)
                        .setPolarity(pick(List.of(Polarity.values())));
        };
    }

    CaseEvent.Builder change(String id, Instant at) {
        return changes.make(id, at);
    }

    InteractionEvent.Builder contact(String id, Instant at) {
        return Events.contact(id, at)
                .setType(pick(List.of(
                        InteractionType.CONTACT_STARTED, InteractionType.CONTACT_RECORD, InteractionType.ENDED)))
                .setChannel(maybe(CHANNELS))
                .setProduct(maybe(List.of("é")))
                .setTouchpoint(maybe(PLACES));
    }

    /** A time of the stretch, often at the very edge of a window; at most as far ahead of the clock as is accepted. */
    Instant time() {
        long back = (long) (random.nextDouble() * (span.toMillis() + 1));
        Instant any = PipelineDriver.START.plus(Duration.ofMinutes(5)).minusMillis(back);
        Instant day = any.atZone(LONDON).toLocalDate().atStartOfDay(LONDON).toInstant();
        Instant edge =
                pick(List.of(PaneLevel.MINUTE.floor(any), PaneLevel.HOUR.floor(any), PaneLevel.DAY.floor(any), day));
        return random.nextInt(4) == 0 ? edge.minusMillis(random.nextInt(2)) : any;
    }

    <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private @Nullable String maybe(List<String> values) {
        return random.nextInt(4) == 0 ? null : pick(values);
    }
}
