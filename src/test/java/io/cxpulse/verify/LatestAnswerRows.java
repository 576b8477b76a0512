package io.cxpulse.verify;

import static io.cxpulse.verify.LatestAnswers.amend;
import static io.cxpulse.verify.LatestAnswers.answer;
import static io.cxpulse.verify.LatestAnswers.retract;

import io.cxpulse.schema.SurveyEvent;
import io.cxpulse.schema.SurveyEventType;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Logs of one customer or a few, and which of their answers count: by time, id, question, amendment and retraction. */
final class LatestAnswerRows {

    /** A promoter, a passive and a detractor, so that each answer can be told from the others. */
    static final double YES = 9;

    static final double SO_SO = 7;
    static final double NO = 3;

    static final String ZOE = "Zoë 🛫";
    static final String IVAN = "Иван";

    // In April London is an hour ahead of UTC: the day begins at 23:00.
    static final Instant MIDNIGHT = Instant.parse("2026-04-08T23:00:00Z");
    static final Instant TEN = Instant.parse("2026-04-09T10:00:00Z");
    static final Instant TWO = Instant.parse("2026-04-09T14:00:00Z");
    static final Instant NEXT = Instant.parse("2026-04-10T09:00:00Z");

    private LatestAnswerRows() {}

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
}
