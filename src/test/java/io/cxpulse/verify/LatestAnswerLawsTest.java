package io.cxpulse.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.schema.Operation;
import io.cxpulse.schema.SurveyEvent;
import io.cxpulse.schema.SurveyEventType;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * In whatever order answers arrive, and however often, the same ones count: those that a look at all of them at once finds.
 *
 * <p>A failure names its seed; {@code -Danswers.seed=<seed> -Danswers.logs=1} repeats it.
 */
class LatestAnswerLawsTest {

    private static final long SEED = Long.getLong("answers.seed", new Random().nextInt(1_000_000_000));
    private static final int LOGS = Integer.getInteger("answers.logs", 100);
    private static final int EVENTS = 40;

    // Half an hour before midnight in London.
    private static final Instant FIRST = Instant.parse("2026-04-08T22:30:00Z");
    private static final Comparator<SurveyEvent> ORDER =
            Comparator.comparing(LatestAnswerLawsTest::time).thenComparing(SurveyEvent::getEventId);

    private final EventDecoder decoder = new EventDecoder(InputLog.REGISTRY, Map.of());

    @AfterEach
    void close() {
        decoder.close();
    }

    @Test
    void shouldCountTheSameAnswersWhenTheyArriveInAnyOrder() {
        System.out.println("answers.seed=" + SEED);
        for (long seed = SEED; seed < SEED + LOGS; seed++) {
            Random random = new Random(seed);
            List<SurveyEvent> events = events(random);
            List<String> expected = expected(events);
            for (int order = 0; order < 3; order++) {
                Collections.shuffle(events, random);

                assertThat(held(events, random))
                        .as("answers.seed=%d: %s", seed, events)
                        .isEqualTo(expected);
            }
        }
    }

    private List<String> held(List<SurveyEvent> events, Random random) {
        InputLog log = new InputLog(Source.SURVEYS, 0);
        for (int i = 0; i < events.size(); i++) {
            log.add(SurveyEvent.newBuilder(events.get(i)));
            log.add(SurveyEvent.newBuilder(events.get(random.nextInt(i + 1))));
        }
        Recount recount = new Recount(LatestAnswers.only(), decoder);
        recount.fates(log);
        return recount.held().stream().sorted().toList();
    }

    /** Few customers, questions and times, so that they meet often; amendments and retractions of anything. */
    private static List<SurveyEvent> events(Random random) {
        List<SurveyEvent> events = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            SurveyEvent.Builder event = InputLog.nps("ответ " + i, minute(random), random.nextInt(11))
                    .setCustomerId(any(random, null, null, "Zoë", "Иван"))
                    .setAnonymousId(any(random, null, "é"))
                    .setQuestion(any(random, null, "q", "вопрос"))
                    .setType(random.nextInt(5) == 0 ? SurveyEventType.PARTIAL : SurveyEventType.COMPLETED)
                    .setRespondedAt(random.nextBoolean() ? null : minute(random));
            if (i > 0 && random.nextInt(3) == 0) {
                event.setOp(random.nextInt(4) == 0 ? Operation.RETRACT : Operation.AMEND)
                        .setTargetEventId("ответ " + random.nextInt(i));
            }
            events.add(event.build());
        }
        return events;
    }

    private static Instant minute(Random random) {
        return FIRST.plusSeconds(600L * random.nextInt(6));
    }

    @SafeVarargs
    private static <T> T any(Random random, T... values) {
        return values[random.nextInt(values.length)];
    }

    private static List<String> expected(List<SurveyEvent> events) {
        // Sorted, so that of each group the last one stays.
        Map<String, String> lines = new TreeMap<>();
        events.stream().filter(e -> e.getOp() == Operation.ASSERT).sorted(ORDER).forEach(target -> content(
                        target, events)
                .filter(content -> content.getType() == SurveyEventType.COMPLETED)
                .ifPresent(content -> {
                    String group = customer(target) + "|" + content.getQuestion() + "|"
                            + time(target).atZone(ZoneId.of("Europe/London")).toLocalDate();
                    lines.put(group, "nps_latest@1 " + time(target) + " " + vote(content.getScore()));
                }));
        return lines.values().stream().sorted().toList();
    }

    private static Optional<SurveyEvent> content(SurveyEvent target, List<SurveyEvent> events) {
        List<SurveyEvent> operations = events.stream()
                .filter(e -> target.getEventId().equals(e.getTargetEventId()))
                .toList();
        return operations.stream().anyMatch(e -> e.getOp() == Operation.RETRACT)
                ? Optional.empty()
                : Optional.of(operations.stream().max(ORDER).orElse(target));
    }

    private static String customer(SurveyEvent event) {
        if (event.getCustomerId() != null) {
            return event.getCustomerId();
        }
        return event.getAnonymousId() != null ? event.getAnonymousId() : "nobody but " + event.getEventId();
    }

    private static Instant time(SurveyEvent event) {
        return event.getRespondedAt() == null || event.getOp() != Operation.ASSERT
                ? event.getOccurredAt()
                : event.getRespondedAt();
    }

    private static Value.Vote vote(double score) {
        if (score >= 9) {
            return Value.Vote.PROMOTER;
        }
        return score >= 7 ? Value.Vote.PASSIVE : Value.Vote.DETRACTOR;
    }
}
