package io.cxpulse.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.cases.CaseFact;
import io.cxpulse.cases.CaseHistory;
import io.cxpulse.cases.RandomCase;
import io.cxpulse.event.CaseStep;
import io.cxpulse.event.Dimension;
import io.cxpulse.schema.ActorType;
import io.cxpulse.schema.CaseEvent;
import io.cxpulse.schema.CaseEventType;
import io.cxpulse.schema.CaseOrigin;
import io.cxpulse.schema.CaseStatus;
import io.cxpulse.schema.Operation;
import io.cxpulse.schema.ReopenCause;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The pipeline folds a case, the judge looks at it as a whole; they were written apart, and they must say the same.
 *
 * <p>A failure names its seed; {@code -Dcases.seed=<seed> -Dcases.logs=1} repeats it.
 */
class CaseAgreementTest {

    private static final long SEED = Long.getLong("cases.seed", new Random().nextInt(1_000_000_000));
    private static final int CASES = Integer.getInteger("cases.logs", 20_000);

    @Test
    void shouldSayTheSameFactsWhenCasesAreRandom() {
        System.out.println("cases.seed=" + SEED);
        for (long seed = SEED; seed < SEED + CASES; seed++) {
            List<CaseStep> steps = new RandomCase(new Random(seed), "дело é").events();
            List<CaseFact> folded = CaseHistory.of(RandomCase.effective(steps)).facts();
            List<Fact> judged =
                    CaseFacts.of(steps.stream().map(CaseAgreementTest::event).toList());

            assertThat(judged.stream().map(CaseAgreementTest::text).sorted())
                    .as(
                            "cases.seed=%d: %s",
                            seed, steps.stream().sorted(CaseStep.ORDER).toList())
                    .containsExactlyElementsOf(folded.stream()
                            .map(CaseAgreementTest::text)
                            .sorted()
                            .toList());
        }
    }

    private static String text(CaseFact fact) {
        Object value =
                fact.duration() == null ? fact.verdict() : fact.duration().toMillis();
        return text(
                fact.eventTime().toEpochMilli(),
                fact.type().name(),
                fact.attribute("actor"),
                fact.attribute("from"),
                fact.dimensions().entrySet().stream()
                        .collect(Collectors.toMap(entry -> entry.getKey().label(), Map.Entry::getValue)),
                value);
    }

    private static String text(Fact fact) {
        Object value = null;
        if (fact.value() instanceof Value.Verdict verdict) {
            value = verdict.hit();
        } else if (fact.value() instanceof Value.Span span) {
            value = span.millis();
        }
        return text(
                fact.time(),
                fact.attribute("fact"),
                fact.attribute("actor"),
                fact.attributes().get("from"),
                fact.dimensions(),
                value);
    }

    private static String text(
            long time,
            String type,
            String actor,
            @Nullable String from,
            Map<String, String> dimensions,
            @Nullable Object value) {
        return type + "@" + time + " " + value + " by " + actor + " from " + from + " " + new TreeMap<>(dimensions);
    }

    private static Event event(CaseStep step) {
        CaseStep.Content content = step.content();
        return EventReader.of(CaseEvent.newBuilder()
                .setEventId(step.eventId())
                .setOp(Operation.valueOf(step.op().name()))
                .setTargetEventId(step.targetEventId())
                .setOccurredAt(step.occurredAt())
                .setSource(step.source())
                .setType(CaseEventType.valueOf(content.change().name()))
                .setCaseId(step.caseId())
                .setSourceSequence(step.sequence())
                .setActor(ActorType.valueOf(content.actor().name()))
                .setStatusBefore(CaseStatus.UNKNOWN)
                .setStatusAfter(CaseStatus.valueOf(content.statusAfter().name()))
                .setPublicReply(content.publicReply())
                .setCreatedBy(CaseOrigin.valueOf(content.createdBy().name()))
                .setSlaMet(content.slaMet())
                .setTeam(content.dimensions().get(Dimension.TEAM))
                .setChannel(content.dimensions().get(Dimension.CHANNEL))
                .setReopenCause(ReopenCause.UNKNOWN)
                .setDerived(false)
                .build());
    }
}
