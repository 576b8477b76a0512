package io.cxpulse.wire;

import io.cxpulse.event.Actor;
import io.cxpulse.event.CaseChange;
import io.cxpulse.event.CaseOrigin;
import io.cxpulse.event.CaseStatus;
import io.cxpulse.event.CaseStep;
import io.cxpulse.event.CustomerEvent;
import io.cxpulse.event.Dimension;
import io.cxpulse.event.Horizon;
import io.cxpulse.event.Operation;
import io.cxpulse.event.Slot;
import io.cxpulse.schema.SurveyEvent;
import io.cxpulse.schema.SurveyKind;
import io.cxpulse.testing.Events;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What may be known under one id of an input topic: anything, in any order, or nothing at all. */
final class RandomSlots {

    static final String ID = "событие é";
    static final String CASE = "дело 😀";

    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final int TIMES = 12;

    private final Topics topic;
    private final Random random;

    RandomSlots(Topics topic, Random random) {
        this.topic = topic;
        this.random = random;
    }

    Slot next() {
        Slot slot = Slot.EMPTY;
        for (int left = random.nextInt(4); left > 0; left--) {
            slot = slot.changedBy(event("поправка " + random.nextInt(9), operation(), ID));
        }
        if (random.nextInt(4) == 0) {
            slot = slot.operating(event(ID, operation(), "другое"));
        }
        return random.nextInt(3) == 0 ? slot : slot.asserting(event(ID, Operation.ASSERT, null));
    }

    /** At, just before or just behind a time that slots have. */
    Horizon horizon() {
        return random.nextInt(TIMES) == 0
                ? Horizon.NONE
                : new Horizon(Optional.of(time().plusMillis(random.nextInt(3) - 1)));
    }

    private Operation operation() {
        return random.nextBoolean() ? Operation.AMEND : Operation.RETRACT;
    }

    private CustomerEvent event(String id, Operation op, @Nullable String target) {
        return switch (topic) {
            case SURVEYS -> survey(id, op, target);
            case INTERACTIONS ->
                InteractionMapping.toDomain(Events.contact(id, time())
                        .setOp(io.cxpulse.schema.Operation.valueOf(op.name()))
                        .setTargetEventId(target)
                        .build());
            default -> new CaseStep(id, op, target, "тест", CASE, time(), maybe(random::nextLong), content());
        };
    }

    private CustomerEvent survey(String id, Operation op, @Nullable String target) {
        SurveyEvent.Builder answer = random.nextBoolean()
                ? Events.nps(id, time(), random.nextInt(11))
                : Events.ces(id, time(), "вопрос", 1 + 4 * random.nextDouble());
        return SurveyMapping.toDomain(answer.setOp(io.cxpulse.schema.Operation.valueOf(op.name()))
                .setTargetEventId(target)
                .setKind(any(SurveyKind.values()))
                .setRespondedAt(maybe(this::time))
                .setCustomerId(maybe(() -> "клиент é"))
                .setAnonymousId(maybe(() -> "никто"))
                .build());
    }

    private CaseStep.Content content() {
        return new CaseStep.Content(
                any(CaseChange.values()),
                any(Actor.values()),
                any(CaseStatus.values()),
                maybe(random::nextBoolean),
                any(CaseOrigin.values()),
                maybe(random::nextBoolean),
                maybe(random::nextLong),
                maybe(() -> "другое дело"),
                maybe(() -> "агент 7 📞"),
                dimensions());
    }

    private Map<Dimension, String> dimensions() {
        EnumMap<Dimension, String> values = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            Optional.ofNullable(maybe(() -> "é " + random.nextInt(3))).ifPresent(value -> values.put(dimension, value));
        }
        return values;
    }

    /** Few different times, so that many tie. */
    private Instant time() {
        return START.plusSeconds(3_600L * random.nextInt(TIMES));
    }

    private <T> @Nullable T maybe(Supplier<T> value) {
        return random.nextBoolean() ? value.get() : null;
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
