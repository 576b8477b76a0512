package io.cxpulse.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.event.Dimension;
import io.cxpulse.event.EventRules;
import io.cxpulse.event.Score;
import io.cxpulse.event.SurveyStep;
import io.cxpulse.event.TimePolicy;
import io.cxpulse.schema.Operation;
import io.cxpulse.schema.Polarity;
import io.cxpulse.schema.SurveyEvent;
import io.cxpulse.schema.SurveyEventType;
import io.cxpulse.schema.SurveyKind;
import io.cxpulse.schema.SurveyMetric;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The judge's rules against those of the pipeline, on random records of which most break one or two. */
class RulesAgreementTest {

    private static final int RECORDS = 200_000;
    private static final long SEED = 20_170_505L;

    private static final Instant EARLIEST = TimePolicy.surveys().earliest();
    private static final String[] TEXTS = {
        "",
        " ",
        "\t\n",
        "\u00a0",
        "\u3000",
        "é",
        "оценка",
        "☕🛫",
        "x".repeat(256),
        "я".repeat(257),
        "🛫".repeat(128),
        "🛫".repeat(129),
        " ".repeat(300),
        "\u0000"
    };
    private static final Instant[] TIMES = {
        EARLIEST,
        EARLIEST.minusMillis(1),
        Instant.EPOCH,
        Instant.ofEpochMilli(-1),
        Instant.ofEpochMilli(Long.MIN_VALUE),
        Instant.ofEpochMilli(Long.MAX_VALUE)
    };
    private static final int[] ENDS = {
        Integer.MIN_VALUE,
        Integer.MIN_VALUE + 1,
        -1001,
        -1000,
        -1,
        0,
        1,
        5,
        7,
        10,
        11,
        1000,
        1001,
        1002,
        Integer.MAX_VALUE - 1000,
        Integer.MAX_VALUE
    };
    private static final double[] SCORES = {
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MAX_VALUE,
        Double.MIN_VALUE,
        -0.0,
        0,
        1,
        3.5,
        9,
        10,
        10.000000000000002,
        11,
        -1,
        1000,
        1001,
        2.147483647E9
    };

    private final EventRules rules = new EventRules(EARLIEST);

    @Test
    void shouldGiveTheSameReasonWhenRecordsAreRandom() {
        Random random = new Random(SEED);
        Map<String, Integer> seen = new TreeMap<>();
        for (int i = 0; i < RECORDS; i++) {
            SurveyEvent event = event(random);
            Optional<String> pipeline =
                    rules.check(domain(event), null).map(r -> r.reason().name());

            assertThat(Rules.firstBroken(EventReader.of(event), null))
                    .as("seed %d, record %d: %s", SEED, i, event)
                    .isEqualTo(pipeline);
            seen.merge(pipeline.orElse("none"), 1, Integer::sum);
        }
        assertThat(seen)
                .containsOnlyKeys(
                        "none",
                        "MISSING_FIELD",
                        "FIELD_TOO_LONG",
                        "UNSUPPORTED_OPERATION",
                        "UNKNOWN_SYMBOL",
                        "TIME_IMPLAUSIBLE",
                        "SCORE_MISSING",
                        "SCALE_INVALID",
                        "SCORE_NOT_FINITE",
                        "SCORE_OUT_OF_SCALE",
                        "SCORE_NOT_INTEGER")
                .allSatisfy((reason, count) -> assertThat(count).as(reason).isGreaterThan(100));
    }

    /** A valid answer, a few fields of which are replaced by any value. */
    private static SurveyEvent event(Random random) {
        SurveyEvent.Builder event = InputLog.csat("ответ", Instant.parse("2017-05-05T12:00:00Z"), 5)
                .setType(any(random, SurveyEventType.values()))
                .setKind(any(random, SurveyKind.values()));
        if (random.nextBoolean()) {
            event.setMetric(SurveyMetric.NPS).setScaleMin(0).setScaleMax(10);
        }
        for (int faults = random.nextInt(4); faults > 0; faults--) {
            replace(random, event);
        }
        return event.build();
    }

    private static void replace(Random random, SurveyEvent.Builder event) {
        switch (random.nextInt(14)) {
            case 0 -> event.setEventId(any(random, TEXTS));
            case 1 -> event.setSource(any(random, TEXTS));
            case 2 -> event.setOp(random.nextBoolean() ? Operation.ASSERT : Operation.UNKNOWN);
            case 3 -> event.setMetric(any(random, SurveyMetric.values()));
            case 4 -> event.setOccurredAt(any(random, TIMES));
            case 5 -> event.setRespondedAt(any(random, TIMES));
            case 6 -> dimension(random, event).accept(random.nextInt(4) == 0 ? null : any(random, TEXTS));
            case 7 -> event.setScore(random.nextInt(5) == 0 ? null : (Double) random.nextDouble(-2, 12));
            case 8 -> event.setScaleMin(end(random));
            case 9 -> event.setScaleMax(end(random));
            case 10 -> event.setPolarity(any(random, Polarity.values()));
            case 11 -> event.setCustomerId(any(random, TEXTS));
            case 12 -> event.setAnonymousId(any(random, TEXTS));
            default -> event.setScore(SCORES[random.nextInt(SCORES.length)]);
        }
    }

    private static Consumer<@Nullable String> dimension(Random random, SurveyEvent.Builder event) {
        return switch (random.nextInt(7)) {
            case 0 -> event::setChannel;
            case 1 -> event::setProduct;
            case 2 -> event::setQuestion;
            case 3 -> event::setRegion;
            case 4 -> event::setTeam;
            case 5 -> event::setTopic;
            default -> event::setTouchpoint;
        };
    }

    private static @Nullable Integer end(Random random) {
        return random.nextInt(8) == 0 ? null : (Integer) ENDS[random.nextInt(ENDS.length)];
    }

    private static <T> T any(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }

    private static SurveyStep domain(SurveyEvent event) {
        return new SurveyStep(
                event.getEventId(),
                io.cxpulse.event.Operation.valueOf(event.getOp().name()),
                event.getTargetEventId(),
                event.getSource(),
                event.getType().name(),
                event.getMetric().name(),
                event.getKind().name(),
                event.getOccurredAt(),
                event.getRespondedAt(),
                score(event),
                event.getCustomerId(),
                event.getAnonymousId(),
                dimensions(event));
    }

    private static @Nullable Score score(SurveyEvent event) {
        return event.getScore() == null || event.getScaleMin() == null || event.getScaleMax() == null
                ? null
                : new Score(
                        event.getScore(),
                        event.getScaleMin(),
                        event.getScaleMax(),
                        event.getPolarity() != Polarity.LOWER_BETTER);
    }

    private static Map<Dimension, String> dimensions(SurveyEvent event) {
        Map<Dimension, String> dimensions = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            if (event.getSchema().getField(dimension.label()) != null && event.get(dimension.label()) != null) {
                dimensions.put(dimension, event.get(dimension.label()).toString());
            }
        }
        return dimensions;
    }
}
