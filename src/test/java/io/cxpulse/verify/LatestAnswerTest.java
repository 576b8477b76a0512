package io.cxpulse.verify;

import static io.cxpulse.verify.LatestAnswerRows.IVAN;
import static io.cxpulse.verify.LatestAnswerRows.MIDNIGHT;
import static io.cxpulse.verify.LatestAnswerRows.NEXT;
import static io.cxpulse.verify.LatestAnswerRows.NO;
import static io.cxpulse.verify.LatestAnswerRows.SO_SO;
import static io.cxpulse.verify.LatestAnswerRows.TEN;
import static io.cxpulse.verify.LatestAnswerRows.TWO;
import static io.cxpulse.verify.LatestAnswerRows.YES;
import static io.cxpulse.verify.LatestAnswerRows.ZOE;
import static io.cxpulse.verify.LatestAnswers.amend;
import static io.cxpulse.verify.LatestAnswers.answer;
import static io.cxpulse.verify.LatestAnswers.retract;
import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.schema.InteractionType;
import io.cxpulse.schema.SurveyEvent;
import io.cxpulse.schema.SurveyKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which answers of a customer count, rule by rule of docs/answers.md. */
class LatestAnswerTest {

    private final EventDecoder decoder = new EventDecoder(InputLog.REGISTRY, Map.of());
    private final InputLog surveys = new InputLog(Source.SURVEYS, 0);

    @AfterEach
    void close() {
        decoder.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.cxpulse.verify.LatestAnswerRows#answers")
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
