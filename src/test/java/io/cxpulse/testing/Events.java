package io.cxpulse.testing;

import io.cxpulse.schema.ActorType;
import io.cxpulse.schema.CaseEvent;
import io.cxpulse.schema.CaseEventType;
import io.cxpulse.schema.CaseOrigin;
import io.cxpulse.schema.CaseStatus;
import io.cxpulse.schema.Direction;
import io.cxpulse.schema.InteractionEvent;
import io.cxpulse.schema.InteractionOutcome;
import io.cxpulse.schema.InteractionType;
import io.cxpulse.schema.Operation;
import io.cxpulse.schema.Polarity;
import io.cxpulse.schema.ReopenCause;
import io.cxpulse.schema.SurveyEvent;
import io.cxpulse.schema.SurveyEventType;
import io.cxpulse.schema.SurveyKind;
import io.cxpulse.schema.SurveyMetric;
import java.time.Instant;

/** Valid records to start a test from. */
public final class Events {

    private Events() {}

    /** An NPS answer of a touchpoint with a Cyrillic name, answered by product "é". */
    public static SurveyEvent.Builder nps(String id, Instant at, double score) {
        return answer(id, at, SurveyMetric.NPS, score, 0, 10);
    }

    public static SurveyEvent.Builder csat(String id, Instant at, double score) {
        return answer(id, at, SurveyMetric.CSAT, score, 1, 5);
    }

    public static SurveyEvent.Builder ces(String id, Instant at, String question, double score) {
        return answer(id, at, SurveyMetric.CES, score, 1, 5).setQuestion(question);
    }

    private static SurveyEvent.Builder answer(
            String id, Instant at, SurveyMetric metric, double score, int min, int max) {
        return SurveyEvent.newBuilder()
                .setEventId(id)
                .setOp(Operation.ASSERT)
                .setOccurredAt(at)
                .setSource("тест")
                .setType(SurveyEventType.COMPLETED)
                .setMetric(metric)
                .setKind(SurveyKind.RELATIONSHIP)
                .setSurveyId("опрос-1")
                .setScore(score)
                .setScaleMin(min)
                .setScaleMax(max)
                .setPolarity(Polarity.HIGHER_BETTER)
                .setTouchpoint("Выход, 7")
                .setChannel("chat 😀")
                .setProduct("é");
    }

    /** A change of a case by an agent of team "é", by phone. */
    public static CaseEvent.Builder change(String caseId, String id, Instant at, CaseEventType type) {
        return CaseEvent.newBuilder()
                .setEventId(id)
                .setOp(Operation.ASSERT)
                .setOccurredAt(at)
                .setSource("тест")
                .setType(type)
                .setCaseId(caseId)
                .setActor(ActorType.AGENT)
                .setStatusBefore(CaseStatus.UNKNOWN)
                .setStatusAfter(CaseStatus.UNKNOWN)
                .setCreatedBy(CaseOrigin.CUSTOMER)
                .setReopenCause(ReopenCause.UNKNOWN)
                .setChannel("phone 📞")
                .setTeam("é")
                .setDerived(false);
    }

    public static InteractionEvent.Builder contact(String id, Instant at) {
        return InteractionEvent.newBuilder()
                .setEventId(id)
                .setOp(Operation.ASSERT)
                .setOccurredAt(at)
                .setSource("тест")
                .setType(InteractionType.CONTACT_STARTED)
                .setDirection(Direction.INBOUND)
                .setActor(ActorType.CUSTOMER)
                .setOutcome(InteractionOutcome.UNKNOWN)
                .setTouchpoint("Выход, 7")
                .setChannel("chat 😀")
                .setProduct("é");
    }
}
