package io.cxpulse.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.schema.InteractionEvent;
import io.cxpulse.schema.InteractionType;
import io.cxpulse.schema.Operation;
import io.cxpulse.schema.SurveyEvent;
import io.cxpulse.schema.SurveyEventType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What amendments and retractions do to answers and contacts, rule by rule of docs/cases.md. */
class AmendmentTest {

    private static final Instant NOON = InputLog.APPENDED;
    private static final Instant MORNING = NOON.minus(Duration.ofHours(6));

    private final EventDecoder decoder = new EventDecoder(InputLog.REGISTRY, Map.of());
    private final InputLog surveys = new InputLog(Source.SURVEYS, 0);
    private final InputLog contacts = new InputLog(Source.INTERACTIONS, 0);
    private final Recount recount = new Recount(Definitions.contracts(), decoder);

    @AfterEach
    void close() {
        decoder.close();
    }

    @Test
    void shouldReplaceTheAnswerAtItsOwnTimeWhenAmended() {
        surveys.add(InputLog.nps("a", MORNING, 9).setTouchpoint("вход"))
                .add(amend("b", "a", NOON, 3).setTouchpoint("выход").setRespondedAt(NOON));

        assertThat(fates(surveys)).containsExactly("COUNTED", "COUNTED");
        assertThat(held())
                .containsExactly("nps@1 " + MORNING + " DETRACTOR", "nps@1 touchpoint:выход " + MORNING + " DETRACTOR");
    }

    @Test
    void shouldStandAtTheResponseTimeOfTheTargetWhenAmended() {
        surveys.add(InputLog.nps("a", MORNING.minusSeconds(9), 9).setRespondedAt(MORNING))
                .add(amend("b", "a", NOON, 3));

        fates(surveys);

        assertThat(held()).containsExactly("nps@1 " + MORNING + " DETRACTOR");
    }

    @Test
    void shouldTakeBackEverythingWhenRetracted() {
        surveys.add(InputLog.nps("a", MORNING, 9).setTouchpoint("é")).add(retract("b", "a", NOON));

        assertThat(fates(surveys)).containsExactly("COUNTED", "COUNTED");
        assertThat(held()).isEmpty();
    }

    @Test
    void shouldFollowTheGreatestTimeAndIdWhenAmendedOften() {
        surveys.add(InputLog.nps("a", MORNING, 9))
                .add(amend("c", "a", NOON.minusSeconds(1), 7))
                .add(amend("b", "a", NOON.minusSeconds(1), 3))
                .add(amend("z", "a", NOON.minusSeconds(2), 10));

        assertThat(fates(surveys)).containsExactly("COUNTED", "COUNTED", "FILTERED", "FILTERED");
        assertThat(held()).containsExactly("nps@1 " + MORNING + " PASSIVE");
    }

    @Test
    void shouldStayTakenBackWhenAmendedLater() {
        surveys.add(InputLog.nps("a", MORNING, 9))
                .add(retract("b", "a", NOON.minusSeconds(5)))
                .add(amend("c", "a", NOON, 3))
                .add(InputLog.nps("neu", MORNING, 3));

        assertThat(fates(surveys)).containsExactly("COUNTED", "COUNTED", "FILTERED", "COUNTED");
        assertThat(held()).containsExactly("nps@1 " + MORNING + " DETRACTOR");
    }

    @Test
    void shouldWaitForTheTargetWhenItComesLater() {
        surveys.add(amend("b", "a", NOON, 3))
                .add(InputLog.nps("a", MORNING, 9))
                .add(retract("d", "c", NOON))
                .add(InputLog.nps("c", MORNING, 9));

        assertThat(fates(surveys)).containsExactly("FILTERED", "COUNTED", "FILTERED", "FILTERED");
        assertThat(held()).containsExactly("nps@1 " + MORNING + " DETRACTOR");
    }

    @Test
    void shouldChangeNothingWhenTargetIsAnOperation() {
        surveys.add(InputLog.nps("a", MORNING, 9))
                .add(amend("b", "a", NOON, 3))
                .add(amend("c", "b", NOON, 10))
                .add(retract("d", "b", NOON))
                .add(retract("e", "nobody", NOON));

        assertThat(fates(surveys)).containsExactly("COUNTED", "COUNTED", "FILTERED", "FILTERED", "FILTERED");
        assertThat(held()).containsExactly("nps@1 " + MORNING + " DETRACTOR");
    }

    @Test
    void shouldBeFilteredWhenNoNumberChanges() {
        surveys.add(InputLog.nps("a", MORNING, 9))
                .add(amend("b", "a", NOON, 10).setComment("лучше"))
                .add(InputLog.nps("step", MORNING, 9)
                        .setType(SurveyEventType.STARTED)
                        .setScore(null))
                .add(amend("answer", "step", NOON, 7));

        assertThat(fates(surveys)).containsExactly("COUNTED", "FILTERED", "FILTERED", "COUNTED");
    }

    @Test
    void shouldBeJudgedByItsOwnIdAndTimeWhenAccepted() {
        surveys.add(InputLog.nps("a", NOON.minus(Duration.ofDays(8)), 9))
                .add(amend("b", "a", NOON, 3))
                .add(amend("b", "a", NOON, 10))
                .add(InputLog.nps("b", NOON, 10))
                // Its watermark is that of the amendment.
                .add(InputLog.nps("late", NOON.minus(Duration.ofDays(8)), 9))
                .add(retract("too late", "a", NOON.minus(Duration.ofDays(8))))
                .add(retract("future", "a", NOON.plusSeconds(301)));

        assertThat(fates(surveys))
                .containsExactly("COUNTED", "COUNTED", "DUPLICATE", "DUPLICATE", "TOO_LATE", "TOO_LATE", "FUTURE");
        assertThat(held()).containsExactly("nps@1 " + NOON.minus(Duration.ofDays(8)) + " DETRACTOR");
    }

    @Test
    void shouldChangeNothingWhenTargetIsForgotten() {
        Instant first = NOON.minus(Duration.ofDays(2));
        // The watermark before the retraction is a millisecond more than 24 hours after the contact.
        contacts.add(InputLog.contact("a", first))
                .add(InputLog.contact("edge", first.plusMillis(1)))
                .add(InputLog.contact("move", first.plus(Duration.ofHours(24)).plusMillis(60_001)))
                .add(retractContact("r", "a", NOON))
                .add(retractContact("s", "edge", NOON));

        // The first retraction moves the watermark, and the second finds its target forgotten as well.
        assertThat(fates(contacts)).containsExactly("COUNTED", "COUNTED", "COUNTED", "FILTERED", "FILTERED");
        assertThat(held()).hasSize(3);
    }

    @Test
    void shouldReachTheTargetWhenItIsJustRemembered() {
        Instant first = NOON.minus(Duration.ofDays(2));
        contacts.add(InputLog.contact("a", first))
                .add(InputLog.contact("move", first.plus(Duration.ofHours(24)).plusMillis(60_000)))
                .add(retractContact("ü", "a", NOON));

        assertThat(fates(contacts)).containsExactly("COUNTED", "COUNTED", "COUNTED");
        assertThat(held()).hasSize(1);
    }

    @Test
    void shouldBeForgottenByItsOwnTimeWhenItWaitsInVain() {
        Instant first = NOON.minus(Duration.ofDays(2));
        contacts.add(retractContact("r", "a", first))
                .add(retractContact("s", "b", first.plusMillis(1)))
                .add(InputLog.contact("move", first.plus(Duration.ofHours(24)).plusMillis(60_001)))
                .add(InputLog.contact("a", first.plus(Duration.ofHours(24))))
                .add(InputLog.contact("b", first.plus(Duration.ofHours(24))));

        assertThat(fates(contacts)).containsExactly("FILTERED", "FILTERED", "COUNTED", "COUNTED", "FILTERED");
    }

    @Test
    void shouldKeepWhatWasDoneToTheTargetWhenThatIsOlder() {
        Instant first = NOON.minus(Duration.ofDays(2));
        Instant later = first.plus(Duration.ofHours(20));
        // At the last amendment the retraction is more than 24 hours behind the watermark, its target is not.
        contacts.add(retractContact("r", "a", first))
                .add(InputLog.contact("a", later))
                .add(InputLog.contact("move", first.plus(Duration.ofHours(25))))
                .add(InputLog.contact("m", NOON.minusSeconds(1))
                        .setOp(Operation.AMEND)
                        .setTargetEventId("a"));

        assertThat(fates(contacts)).containsExactly("FILTERED", "FILTERED", "COUNTED", "FILTERED");
    }

    @Test
    void shouldNotLookAtTypeScoreOrDimensionsWhenRetracted() {
        surveys.add(InputLog.nps("a", MORNING, 9))
                .add(retract("b", "a", NOON)
                        .setType(SurveyEventType.UNKNOWN)
                        .setScore(Double.NaN)
                        .setChannel(" "));
        contacts.add(InputLog.contact("c", MORNING))
                .add(retractContact("d", "c", NOON).setType(InteractionType.UNKNOWN));

        assertThat(fates(surveys)).containsExactly("COUNTED", "COUNTED");
        assertThat(fates(contacts)).containsExactly("COUNTED", "COUNTED");
    }

    private static SurveyEvent.Builder amend(String id, String target, Instant at, double score) {
        return InputLog.nps(id, at, score).setOp(Operation.AMEND).setTargetEventId(target);
    }

    private static SurveyEvent.Builder retract(String id, String target, Instant at) {
        return InputLog.nps(id, at, 0).setOp(Operation.RETRACT).setTargetEventId(target);
    }

    private static InteractionEvent.Builder retractContact(String id, String target, Instant at) {
        return InputLog.contact(id, at).setOp(Operation.RETRACT).setTargetEventId(target);
    }

    private List<String> fates(InputLog log) {
        return recount.fates(log);
    }

    private List<String> held() {
        return recount.held();
    }
}
