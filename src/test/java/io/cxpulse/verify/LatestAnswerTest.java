package io.cxpulse.verify;

import static io.cxpulse.verify.LatestAnswers.amend;
import static io.cxpulse.verify.LatestAnswers.answer;
import static io.cxpulse.verify.LatestAnswers.retract;
import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.schema.InteractionType;
import io.cxpulse.schema.SurveyEvent;
import io.cxpulse.schema.SurveyEventType;
import io.cxpulse.schema.SurveyKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which answers of a customer count, rule by rule of docs/answers.md. */
class LatestAnswerTest {

    /** A promoter, a passive and a detractor, so that each answer can be told from the others. */
    private static final double YES = 9;

    private static final double SO_SO = 7;
    private static final double NO = 3;

    private static final String ZOE = "Zoë 🛫";
    private static final String IVAN = "Иван";

    // In April London is an hour ahead of UTC: the day begins at 23:00.
    private static final Instant MIDNIGHT = Instant.parse("2026-04-08T23:00:00Z");
    private static final Instant TEN = Instant.parse("2026-04-09T10:00:00Z");
    private static final Instant TWO = Instant.parse("2026-04-09T14:00:00Z");
    private static final Instant NEXT = Instant.parse("2026-04-10T09:00:00Z");

    private final EventDecoder decoder = new EventDecoder(InputLog.REGISTRY, Map.of());
    private final InputLog surveys = new InputLog(Source.SURVEYS, 0);

    @AfterEach
    void close() {
        decoder.close();
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                row(
                        "the later one in order",
                        List.of("14 PROMOTER"),
                        answer("a", ZOE, TEN, NO),
                        answer("b", ZOE, TWO, YES)),
                row(
                        "the later one first",
                        List.of("14 PROMOTER"),
                        answer("b", ZOE, TWO, YES),
                        answer("a", ZOE, TEN, NO)),
                row(
                        "of one time the greater id",
                        List.of("10 PASSIVE"),
                        answer("b", ZOE, TEN, SO_SO),
                        answer("a", ZOE, TEN, NO)),
                row(
                        "ids by code units: a surrogate is before a full-width letter",
                        List.of("10 PASSIVE"),
                        answer("\uff41", ZOE, TEN, SO_SO),
                        answer("🛫", ZOE, TEN, NO)),
                row(
                        "responded before occurred",
                        List.of("14 PROMOTER"),
                        answer("a", ZOE, TWO, YES),
                        answer("b", ZOE, NEXT, NO).setRespondedAt(TEN)),
                row(
                        "two customers",
                        List.of("10 DETRACTOR", "14 PROMOTER"),
                        answer("a", ZOE, TEN, NO),
                        answer("b", IVAN, TWO, YES)),
                row(
                        "nobody's answers",
                        List.of("10 DETRACTOR", "14 PROMOTER"),
                        answer("a", null, TEN, NO),
                        answer("b", null, TWO, YES)),
                row(
                        "anonymous ones",
                        List.of("14 PROMOTER"),
                        answer("a", null, TEN, NO).setAnonymousId(ZOE),
                        answer("b", null, TWO, YES).setAnonymousId(ZOE)),
                row(
                        "customer before anonymous id",
                        List.of("10 DETRACTOR", "14 PROMOTER"),
                        answer("a", ZOE, TEN, NO).setAnonymousId("é"),
                        answer("b", IVAN, TWO, YES).setAnonymousId("é")),
                row(
                        "one customer under changing anonymous ids",
                        List.of("14 PROMOTER"),
                        answer("a", ZOE, TEN, NO).setAnonymousId("é"),
                        answer("b", ZOE, TWO, YES).setAnonymousId("ё")),
                row(
                        "an id is the same id in either field",
                        List.of("14 PROMOTER"),
                        answer("a", ZOE, TEN, NO),
                        answer("b", null, TWO, YES).setAnonymousId(ZOE)),
                row(
                        "different questions",
                        List.of("10 DETRACTOR", "14 PROMOTER"),
                        answer("a", ZOE, TEN, NO).setQuestion("q"),
                        answer("b", ZOE, TWO, YES).setQuestion("вопрос")),
                row(
                        "a question and none",
                        List.of("10 DETRACTOR", "14 PROMOTER"),
                        answer("a", ZOE, TEN, NO),
                        answer("b", ZOE, TWO, YES).setQuestion("вопрос")),
                row(
                        "one question among others",
                        List.of("10 PASSIVE", "14 PROMOTER"),
                        answer("a", ZOE, TEN, NO).setQuestion("q"),
                        answer("b", ZOE, TWO, YES).setQuestion("q"),
                        answer("c", ZOE, TEN, SO_SO).setQuestion("é")),
                row(
                        "what is not measured replaces none",
                        List.of("10 DETRACTOR"),
                        answer("a", ZOE, TEN, NO),
                        InputLog.csat("b", TWO, 5).setCustomerId(ZOE),
                        answer("c", ZOE, TWO, YES).setType(SurveyEventType.PARTIAL)),
                row(
                        "an amendment leaves time and customer",
                        List.of("14 DETRACTOR"),
                        answer("a", ZOE, TEN, SO_SO),
                        answer("b", ZOE, TWO, YES),
                        amend("c", "b", NEXT, NO).setCustomerId(IVAN).setRespondedAt(NEXT)),
                row(
                        "an amended loser stays one",
                        List.of("14 PROMOTER"),
                        answer("a", ZOE, TEN, SO_SO),
                        answer("b", ZOE, TWO, YES),
                        amend("c", "a", NEXT, NO).setCustomerId(ZOE)),
                row(
                        "an amended question",
                        List.of("10 PASSIVE", "14 DETRACTOR"),
                        answer("a", ZOE, TEN, SO_SO).setQuestion("q"),
                        answer("b", ZOE, TWO, YES).setQuestion("q"),
                        amend("c", "b", NEXT, NO).setQuestion("é")),
                row(
                        "an amended question that is answered earlier too",
                        List.of("10 PASSIVE", "14 DETRACTOR"),
                        answer("a", ZOE, TEN, SO_SO).setQuestion("q"),
                        answer("z", ZOE, TEN, YES).setQuestion("é"),
                        answer("b", ZOE, TWO, YES).setQuestion("q"),
                        amend("c", "b", NEXT, NO).setQuestion("é")),
                row(
                        "amended into what is not measured",
                        List.of("10 PASSIVE"),
                        answer("a", ZOE, TEN, SO_SO),
                        answer("b", ZOE, TWO, YES),
                        amend("c", "b", NEXT, NO).setType(SurveyEventType.WITHDRAWN)),
                row(
                        "amended into what is measured",
                        List.of("14 DETRACTOR"),
                        answer("a", ZOE, TEN, SO_SO),
                        answer("b", ZOE, TWO, YES).setType(SurveyEventType.STARTED),
                        amend("c", "b", NEXT, NO)),
                row(
                        "a winner taken back",
                        List.of("10 PASSIVE"),
                        answer("a", ZOE, TEN, SO_SO),
                        answer("b", ZOE, TWO, YES),
                        retract("c", "b", NEXT)),
                row(
                        "a winner taken back before anything came",
                        List.of("10 PASSIVE"),
                        retract("c", "b", NEXT),
                        answer("b", ZOE, TWO, YES),
                        answer("a", ZOE, TEN, SO_SO)),
                row(
                        "a loser taken back",
                        List.of("14 PROMOTER"),
                        answer("a", ZOE, TEN, SO_SO),
                        answer("b", ZOE, TWO, YES),
                        retract("c", "a", NEXT)),
                row(
                        "all taken back",
                        List.of(),
                        answer("a", ZOE, TEN, SO_SO),
                        answer("b", ZOE, TWO, YES),
                        retract("c", "b", NEXT),
                        retract("d", "a", NEXT)));
    }

    private static Arguments row(String name, List<String> expected, SurveyEvent.Builder... log) {
        return Arguments.of(name, expected, List.of(log));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void shouldCountTheLatestWhenACustomerAnswersOften(
            String name, List<String> expected, List<SurveyEvent.Builder> log) {
        log.forEach(surveys::add);
        Recount recount = new Recount(LatestAnswers.only(), decoder);

        recount.fates(surveys);

        assertThat(recount.held())
                .as(name)
                .containsExactlyElementsOf(expected.stream()
                        .map(line -> line.replaceFirst("(\\d+)", "nps_latest@1 2026-04-09T$1:00:00Z"))
                        .toList());
    }

    @Test
    void shouldCountOneOfEachDayWhenDaysDiffer() {
        surveys.add(answer("last", ZOE, MIDNIGHT.minusMillis(1), NO))
                .add(answer("first", ZOE, MIDNIGHT, SO_SO))
                .add(answer("b", ZOE, TEN, YES));
        Recount recount = new Recount(LatestAnswers.only(), decoder);

        assertThat(recount.fates(surveys)).containsOnly("COUNTED");
        assertThat(recount.held())
                .containsExactly(
                        "nps_latest@1 2026-04-08T22:59:59.999Z DETRACTOR", "nps_latest@1 " + TEN + " PROMOTER");
        // Of 24 hours two answers, each the latest of its day; of five minutes none that was replaced.
        assertThat(recount.n("nps_latest@1", "24h", TEN.minus(Duration.ofHours(23))))
                .isEqualTo(2);
        assertThat(recount.n("nps_latest@1", "5m", MIDNIGHT)).isZero();
        assertThat(recount.n("nps_latest@1", "день", MIDNIGHT)).isEqualTo(1);
    }

    @Test
    void shouldEndWithTheDayWhenItHas23Hours() {
        // On 29 March 2026 clocks in London went from 01:00 to 02:00: the day is 00:00 to 23:00 in UTC.
        Instant begin = Instant.parse("2026-03-29T00:00:00Z");
        surveys.add(answer("a", ZOE, begin.minusMillis(1), NO))
                .add(answer("b", ZOE, begin, NO))
                .add(answer("c", ZOE, begin.plus(Duration.ofHours(23)).minusMillis(1), YES))
                .add(answer("d", ZOE, begin.plus(Duration.ofHours(23)), SO_SO));
        Recount recount = new Recount(LatestAnswers.only(), decoder);

        recount.fates(surveys);

        assertThat(recount.held())
                .containsExactly(
                        "nps_latest@1 2026-03-28T23:59:59.999Z DETRACTOR",
                        "nps_latest@1 2026-03-29T22:59:59.999Z PROMOTER",
                        "nps_latest@1 2026-03-29T23:00:00Z PASSIVE");
    }

    @Test
    void shouldHideTheEarlierAnswerInEverySegmentWhenSegmentsDiffer() {
        surveys.add(answer("a", ZOE, TEN, NO).setTouchpoint("вход")).add(answer("b", ZOE, TWO, YES));
        Recount recount = new Recount(LatestAnswers.only(), decoder);

        recount.fates(surveys);

        assertThat(recount.held()).containsExactly("nps_latest@1 " + TWO + " PROMOTER");
    }

    @Test
    void shouldChooseForEachMetricWhenTheyMeasureDifferently() {
        surveys.add(answer("a", ZOE, TEN, NO).setKind(SurveyKind.TRANSACTIONAL)).add(answer("b", ZOE, TWO, YES));
        Recount recount = new Recount(LatestAnswers.contracts(), decoder);

        recount.fates(surveys);

        assertThat(recount.held())
                .containsExactly(
                        "nps@1 " + TEN + " DETRACTOR",
                        "nps@1 " + TWO + " PROMOTER",
                        "nps_latest@1 " + TWO + " PROMOTER",
                        "nps_transactional@1 " + TEN + " DETRACTOR");
    }

    @Test
    void shouldBeFilteredWhenTheLatestStays() {
        surveys.add(answer("b", ZOE, TWO, YES))
                .add(answer("a", ZOE, TEN, NO))
                .add(amend("c", "a", NEXT, SO_SO))
                .add(retract("d", "a", NEXT))
                .add(retract("e", "b", NEXT))
                .add(answer("b", ZOE, TWO, YES));

        assertThat(new Recount(LatestAnswers.only(), decoder).fates(surveys))
                .containsExactly("COUNTED", "FILTERED", "FILTERED", "FILTERED", "COUNTED", "DUPLICATE");
    }

    @Test
    void shouldLeaveWhatItLeftWhenAnAnswerIsForgotten() {
        // Remembered for an hour, accepted for as long: at the third record the first is a millisecond too old.
        Policy.Limits limits =
                new Policy.Limits(Duration.ZERO, Duration.ZERO, Duration.ofHours(1), Duration.ofHours(1));
        surveys.add(answer("забыт", ZOE, TEN, NO))
                .add(answer("move", null, TEN.plus(Duration.ofHours(1)).plusMillis(1), SO_SO))
                .add(answer("b", ZOE, TEN.plusMillis(1), YES));
        Recount recount = new Recount(LatestAnswers.only(), decoder);

        assertThat(recount.fates(surveys, limits)).containsOnly("COUNTED");
        assertThat(recount.held())
                .containsExactly(
                        "nps_latest@1 " + TEN + " DETRACTOR",
                        "nps_latest@1 2026-04-09T10:00:00.001Z PROMOTER",
                        "nps_latest@1 2026-04-09T11:00:00.001Z PASSIVE");
    }

    @Test
    void shouldGiveWayToNothingWhenTheOneBeforeIsForgotten() {
        Policy.Limits limits =
                new Policy.Limits(Duration.ZERO, Duration.ZERO, Duration.ofHours(1), Duration.ofHours(1));
        surveys.add(answer("a", ZOE, TEN, NO))
                .add(answer("edge", IVAN, TEN.plusMillis(1), NO))
                .add(answer("b", ZOE, TEN.plusSeconds(1), YES))
                .add(answer("c", IVAN, TEN.plusSeconds(1), YES))
                .add(answer("move", null, TEN.plus(Duration.ofHours(1)).plusMillis(1), SO_SO))
                .add(retract("d", "b", TEN.plusSeconds(2)))
                .add(retract("e", "c", TEN.plusSeconds(2)));
        Recount recount = new Recount(LatestAnswers.only(), decoder);

        assertThat(recount.fates(surveys, limits)).containsOnly("COUNTED");
        assertThat(recount.held())
                .containsExactly(
                        "nps_latest@1 2026-04-09T10:00:00.001Z DETRACTOR",
                        "nps_latest@1 2026-04-09T11:00:00.001Z PASSIVE");
    }

    @Test
    void shouldHaveALatestAnswerOfItsOwnWhenPartitionsDiffer() {
        InputLog other = new InputLog(Source.SURVEYS, 1).add(answer("b", ZOE, TWO, YES));
        surveys.add(answer("a", ZOE, TEN, NO));
        Recount recount = new Recount(LatestAnswers.only(), decoder);

        recount.fates(surveys);
        recount.fates(other);

        assertThat(recount.held()).hasSize(2);
    }

    @Test
    void shouldCountEveryContactWhenOnlyAnswersCompete() {
        Contracts contracts = Definitions.contracts(LatestAnswers.YAML + """
                  - id: contact_volume
                    version: 1
                    kind: count
                    from: interactions
                    where: {type: [CONTACT_STARTED]}
                """);
        InputLog contacts = new InputLog(Source.INTERACTIONS, 0)
                .add(InputLog.contact("a", TEN).setCustomerId(ZOE))
                .add(InputLog.contact("b", TWO).setCustomerId(ZOE))
                .add(InputLog.contact("c", TWO).setCustomerId(" ").setType(InteractionType.PAGE_VIEW));

        assertThat(new Recount(contracts, decoder).fates(contacts)).containsExactly("COUNTED", "COUNTED", "FILTERED");
    }
}
