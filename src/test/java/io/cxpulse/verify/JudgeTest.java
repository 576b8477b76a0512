package io.cxpulse.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.schema.InteractionType;
import io.cxpulse.schema.Operation;
import io.cxpulse.schema.SurveyEvent;
import io.cxpulse.schema.SurveyEventType;
import io.cxpulse.schema.SurveyKind;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JudgeTest {

    private static final Instant NOON = InputLog.APPENDED;
    private static final Instant LATE_LIMIT = NOON.minus(Duration.ofMinutes(1)).minus(Duration.ofDays(7));

    private final EventDecoder decoder = new EventDecoder(InputLog.REGISTRY, Map.of());
    private final InputLog surveys = new InputLog(Source.SURVEYS, 0);
    private final InputLog interactions = new InputLog(Source.INTERACTIONS, 0);

    @AfterEach
    void close() {
        decoder.close();
    }

    @Test
    void shouldRejectAsUndecodableWhenBytesAreNotTheRecordOfTheTopic() {
        byte[] unknownSchema =
                ByteBuffer.allocate(9).put((byte) 0).putInt(987_654).putInt(7).array();
        surveys.add((byte[]) null)
                .add(new byte[0])
                .add(new byte[] {7, 7, 7})
                .add(unknownSchema)
                .add(InputLog.contact("i", NOON))
                .add(InputLog.nps("ok", NOON, 9));
        byte[] cut = surveys.records().get(5).value();
        surveys.add(Arrays.copyOf(cut, cut.length / 2));

        assertThat(verdicts(surveys, Source.SURVEYS))
                .containsExactly(
                        "UNDECODABLE MISSING_VALUE",
                        "UNDECODABLE UNDECODABLE",
                        "UNDECODABLE UNDECODABLE",
                        "UNDECODABLE UNDECODABLE",
                        "UNDECODABLE UNDECODABLE",
                        "COUNTED null",
                        "UNDECODABLE UNDECODABLE");
    }

    static Stream<Arguments> brokenEvents() {
        return Stream.of(
                Arguments.of("MISSING_FIELD", InputLog.nps(" \t", NOON, 9)),
                Arguments.of("FIELD_TOO_LONG", InputLog.nps("é".repeat(257), NOON, 9)),
                Arguments.of("MISSING_FIELD", InputLog.nps("a", NOON, 9).setSource("")),
                Arguments.of("UNSUPPORTED_OPERATION", InputLog.nps("a", NOON, 9).setOp(Operation.UNKNOWN)),
                Arguments.of("UNKNOWN_SYMBOL", InputLog.nps("a", NOON, 9).setType(SurveyEventType.UNKNOWN)),
                Arguments.of("TIME_IMPLAUSIBLE", InputLog.nps("a", Instant.EPOCH, 9)),
                Arguments.of("TIME_IMPLAUSIBLE", InputLog.nps("a", Instant.ofEpochMilli(-1), 9)),
                Arguments.of("TIME_IMPLAUSIBLE", InputLog.nps("a", Instant.ofEpochMilli(Long.MIN_VALUE), 9)),
                Arguments.of("TIME_IMPLAUSIBLE", InputLog.nps("a", NOON, 9).setRespondedAt(Instant.EPOCH)),
                Arguments.of("MISSING_FIELD", InputLog.nps("a", NOON, 9).setTouchpoint("")),
                Arguments.of(
                        "FIELD_TOO_LONG",
                        InputLog.nps("a", NOON, 9).setChannel("x".repeat(257)).setTouchpoint(" ")),
                Arguments.of("SCORE_MISSING", InputLog.nps("a", NOON, 9).setScore(null)),
                Arguments.of("SCORE_MISSING", InputLog.nps("a", NOON, 9).setScaleMax(null)),
                Arguments.of("SCALE_INVALID", InputLog.nps("a", NOON, 5).setScaleMin(1)),
                Arguments.of("SCALE_INVALID", InputLog.csat("a", NOON, 5).setScaleMin(5)),
                Arguments.of(
                        "SCALE_INVALID",
                        InputLog.csat("a", NOON, 5).setScaleMin(0).setScaleMax(1001)),
                Arguments.of(
                        "SCALE_INVALID",
                        InputLog.csat("a", NOON, 5)
                                .setScaleMin(Integer.MIN_VALUE)
                                .setScaleMax(Integer.MAX_VALUE)),
                Arguments.of("SCORE_NOT_FINITE", InputLog.nps("a", NOON, Double.NaN)),
                Arguments.of("SCORE_NOT_FINITE", InputLog.nps("a", NOON, Double.NEGATIVE_INFINITY)),
                Arguments.of("SCORE_OUT_OF_SCALE", InputLog.nps("a", NOON, 11)),
                Arguments.of("SCORE_OUT_OF_SCALE", InputLog.csat("a", NOON, 0.5)),
                Arguments.of("SCORE_NOT_INTEGER", InputLog.nps("a", NOON, 8.5)),
                Arguments.of("MISSING_FIELD", InputLog.nps("a", NOON, 9).setCustomerId("")),
                Arguments.of("FIELD_TOO_LONG", InputLog.nps("a", NOON, 9).setCustomerId("я".repeat(257))),
                Arguments.of("MISSING_FIELD", InputLog.nps("a", NOON, 9).setAnonymousId("\u3000")),
                Arguments.of(
                        "FIELD_TOO_LONG",
                        InputLog.nps("a", NOON, 9).setCustomerId("клиент").setAnonymousId("🛫".repeat(129))),
                Arguments.of(
                        "MISSING_FIELD",
                        InputLog.nps("a", NOON, 9)
                                .setOp(Operation.AMEND)
                                .setTargetEventId("é")
                                .setCustomerId(" ")),
                Arguments.of(
                        "MISSING_FIELD",
                        InputLog.nps("a", NOON, 9)
                                .setType(SurveyEventType.INVITED)
                                .setCustomerId("\t")),
                // Of two broken rules the first one is the reason.
                Arguments.of(
                        "FIELD_TOO_LONG",
                        InputLog.nps("a", NOON, 9)
                                .setTouchpoint("é".repeat(257))
                                .setCustomerId("")),
                Arguments.of(
                        "FIELD_TOO_LONG",
                        InputLog.nps("a", NOON, 9)
                                .setCustomerId("é".repeat(257))
                                .setAnonymousId("")),
                Arguments.of(
                        "MISSING_FIELD",
                        InputLog.nps("a", NOON, 9).setCustomerId("").setAnonymousId("é".repeat(257))),
                Arguments.of("MISSING_FIELD", InputLog.nps("a", NOON, 11).setAnonymousId("")),
                Arguments.of(
                        "TIME_IMPLAUSIBLE", InputLog.nps("a", Instant.EPOCH, 9).setCustomerId("")),
                Arguments.of("TIME_IMPLAUSIBLE", InputLog.nps("a", Instant.EPOCH, 11)));
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("brokenEvents")
    void shouldNameTheFirstBrokenRuleWhenEventIsInvalid(String reason, SurveyEvent.Builder event) {
        surveys.add(event);

        assertThat(verdicts(surveys, Source.SURVEYS)).containsExactly("INVALID " + reason);
    }

    @Test
    void shouldAcceptWhenScaleIsTheLongestOne() {
        surveys.add(InputLog.csat("самая длинная", NOON, 500).setScaleMin(0).setScaleMax(1000))
                .add(InputLog.csat("ниже нуля", NOON, -500).setScaleMin(-1000).setScaleMax(0));

        assertThat(verdicts(surveys, Source.SURVEYS)).containsExactly("COUNTED null", "COUNTED null");
    }

    @Test
    void shouldAcceptWhenCustomerIsTheLongestOrNotLookedAt() {
        surveys.add(InputLog.nps("a", NOON, 9).setCustomerId("🛫".repeat(128)).setAnonymousId("я".repeat(256)))
                .add(InputLog.nps("b", NOON, 0)
                        .setOp(Operation.RETRACT)
                        .setTargetEventId("a")
                        .setCustomerId(" ")
                        .setAnonymousId("é".repeat(257)));

        assertThat(verdicts(surveys, Source.SURVEYS)).containsExactly("COUNTED null", "COUNTED null");
    }

    @Test
    void shouldRateOnlyTheAnswerWhenAnotherStepHasAScoreToo() {
        String everyStep = Definitions.YAML.replace("where: {type: COMPLETED, metric: [CSAT]}", "where: {}");
        Contracts contracts = Definitions.contracts(everyStep);
        Event part = EventReader.of(
                InputLog.csat("é", NOON, 5).setType(SurveyEventType.PARTIAL).build());
        Event answer = EventReader.of(InputLog.csat("é", NOON, 5).build());

        assertThat(contracts.entries(List.of(part.at(part)))).isEmpty();
        assertThat(contracts.entries(List.of(answer.at(answer)))).isNotEmpty();
    }

    @Test
    void shouldJudgeByTheGivenLimitsWhenTheyAreNotTheShippedOnes() {
        surveys.add(InputLog.nps("skewed", NOON.plusSeconds(1), 9))
                .add(InputLog.nps("first", NOON, 9))
                .add(InputLog.nps("edge", NOON.minusSeconds(12), 9))
                .add(InputLog.nps("late", NOON.minusSeconds(13), 9))
                .add(InputLog.nps("edge", NOON, 9));
        Policy.Limits limits =
                new Policy.Limits(Duration.ZERO, Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofSeconds(10));

        assertThat(verdicts(surveys, Source.SURVEYS, limits))
                .containsExactly(
                        "FUTURE TIME_FUTURE", "COUNTED null", "COUNTED null", "TOO_LATE TOO_LATE", "DUPLICATE null");
    }

    @Test
    void shouldRejectAsFutureWhenEventLiesBeyondTheSkew() {
        surveys.add(InputLog.nps("2099", Instant.parse("2099-01-01T00:00:00Z"), 9))
                .add(InputLog.nps("max", Instant.ofEpochMilli(Long.MAX_VALUE), 9))
                .add(InputLog.nps("over", NOON.plusMillis(300_001), 9))
                .add(InputLog.nps("edge", NOON.plusMillis(300_000), 9));

        assertThat(verdicts(surveys, Source.SURVEYS))
                .containsExactly("FUTURE TIME_FUTURE", "FUTURE TIME_FUTURE", "FUTURE TIME_FUTURE", "COUNTED null");
    }

    @Test
    void shouldRejectAsTooLateWhenEventLiesBeforeTheLateness() {
        surveys.add(InputLog.nps("first", NOON, 9))
                .add(InputLog.nps("late", LATE_LIMIT.minusMillis(1), 9))
                .add(InputLog.nps("edge", LATE_LIMIT, 9))
                // The rejected one was not remembered: it is late again, not a duplicate.
                .add(InputLog.nps("late", LATE_LIMIT.minusMillis(1), 9));

        assertThat(verdicts(surveys, Source.SURVEYS))
                .containsExactly("COUNTED null", "TOO_LATE TOO_LATE", "COUNTED null", "TOO_LATE TOO_LATE");
    }

    @Test
    void shouldCallDuplicateOnlyWhenFirstIsStillRemembered() {
        Instant first = NOON.minus(Duration.ofDays(2));
        interactions
                .add(InputLog.contact("тот же", first))
                .add(InputLog.contact("тот же", first))
                // Same id, another time: still the same event.
                .add(InputLog.contact("тот же", first.plusSeconds(1)))
                .add(InputLog.contact(
                        "next day", first.plus(Duration.ofHours(24)).plus(Duration.ofMinutes(1))))
                .add(InputLog.contact("тот же", first))
                .add(InputLog.contact("later", first.plus(Duration.ofHours(24)).plusMillis(60_001)))
                // Forgotten by now: too late where it was, new where it is recent.
                .add(InputLog.contact("тот же", first))
                .add(InputLog.contact("тот же", first.plus(Duration.ofHours(24))))
                .add(InputLog.contact("тот же", first.plus(Duration.ofHours(24))));

        assertThat(verdicts(interactions, Source.INTERACTIONS))
                .containsExactly(
                        "COUNTED null",
                        "DUPLICATE null",
                        "DUPLICATE null",
                        "COUNTED null",
                        "DUPLICATE null",
                        "COUNTED null",
                        "TOO_LATE TOO_LATE",
                        "COUNTED null",
                        "DUPLICATE null");
    }

    @Test
    void shouldNotMoveTheWatermarkWhenEventIsRejected() {
        surveys.add(InputLog.nps("a", NOON.minus(Duration.ofDays(30)), 9))
                .add(InputLog.nps("bad", NOON, 11))
                .add(InputLog.nps("b", NOON.minus(Duration.ofDays(36)), 9));

        assertThat(verdicts(surveys, Source.SURVEYS))
                .containsExactly("COUNTED null", "INVALID SCORE_OUT_OF_SCALE", "COUNTED null");
    }

    @Test
    void shouldFilterWhenNoMetricMeasuresTheEvent() {
        surveys.add(InputLog.nps("a", NOON, 9).setKind(SurveyKind.TRANSACTIONAL))
                .add(InputLog.nps("b", NOON, 9).setType(SurveyEventType.INVITED).setScore(null))
                .add(InputLog.nps("a", NOON, 9));
        interactions.add(InputLog.contact("c", NOON).setType(InteractionType.PAGE_VIEW));

        assertThat(verdicts(surveys, Source.SURVEYS))
                .containsExactly("FILTERED null", "FILTERED null", "DUPLICATE null");
        assertThat(verdicts(interactions, Source.INTERACTIONS)).containsExactly("FILTERED null");
    }

    @Test
    void shouldTakeTheResponseTimeWhenSurveyHasOne() {
        surveys.add(InputLog.nps("a", NOON.minus(Duration.ofDays(500)), 9).setRespondedAt(NOON));

        Judgement judgement = new Judge(
                        Source.SURVEYS, Policy.SHIPPED.of(Source.SURVEYS), Definitions.contracts(), decoder)
                .judge(surveys.records().get(0));

        assertThat(judgement.change().entered()).isNotEmpty().allSatisfy(entry -> assertThat(entry.time())
                .isEqualTo(NOON.toEpochMilli()));
    }

    private List<String> verdicts(InputLog log, Source source) {
        return verdicts(log, source, Policy.SHIPPED.of(source));
    }

    private List<String> verdicts(InputLog log, Source source, Policy.Limits limits) {
        Judge judge = new Judge(source, limits, Definitions.contracts(), decoder);
        return log.records().stream()
                .map(judge::judge)
                .map(judgement -> judgement.fate() + " " + judgement.reason())
                .toList();
    }
}
