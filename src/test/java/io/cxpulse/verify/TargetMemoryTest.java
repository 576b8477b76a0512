package io.cxpulse.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.schema.InteractionEvent;
import io.cxpulse.schema.Operation;
import io.cxpulse.schema.SurveyEvent;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TargetMemoryTest {

    private static final Instant FIRST = Instant.parse("2026-04-01T00:00:00Z");
    private static final Duration MEMORY = Duration.ofHours(24);

    private final TargetMemory memory = new TargetMemory(Definitions.contracts());

    @Test
    void shouldKnowJustWhatIsRememberedWhenLogIsLong() {
        // One every ten seconds: 8,640 in a day, so that most are forgotten and let go in between.
        for (int i = 0; i < 50_000; i++) {
            Instant at = FIRST.plusSeconds(10L * i);
            long horizon = at.minus(MEMORY).toEpochMilli();
            if (i >= 8_641) {
                assertThat(memory.knows(event(i - 8_640, at), horizon)).isTrue();
                assertThat(memory.knows(event(i - 8_641, at), horizon)).isFalse();
                assertThat(retract(i - 8_640, at, horizon).before()).hasSize(1);
                assertThat(retract(i - 8_641, at, horizon).before()).isEmpty();
            }
            assertThat(memory.accept(event(i, at), horizon).after()).hasSize(1);
        }
    }

    @Test
    void shouldFindTheLatestAnswerWhenLogIsLong() {
        TargetMemory answers = new TargetMemory(LatestAnswers.only());
        // One customer answers every ten seconds. The day ends at 23:00 UTC: 8,640 answers after its beginning at
        // 8,280.
        for (int i = 0; i < 20_000; i++) {
            Instant at = FIRST.plusSeconds(10L * i);
            SurveyEvent answer =
                    LatestAnswers.answer("ответ " + i, "Zoë", at, 9).build();

            Memory.Effect effect =
                    answers.accept(EventReader.of(answer), at.minus(MEMORY).toEpochMilli());

            boolean firstOfTheDay = i == 0 || (i - 8_280) % 8_640 == 0;
            assertThat(effect.voiceBefore()).hasSize(firstOfTheDay ? 0 : 1);
            assertThat(effect.voiceAfter()).extracting(Entry::time).containsExactly(at.toEpochMilli());
        }
    }

    private Memory.Effect retract(int number, Instant at, long horizon) {
        InteractionEvent.Builder event = InputLog.contact("отзыв " + number + at, at)
                .setOp(Operation.RETRACT)
                .setTargetEventId("звонок " + number);
        return memory.accept(EventReader.of(event.build()), horizon);
    }

    private static Event event(int number, Instant at) {
        return EventReader.of(InputLog.contact("звонок " + number, at).build());
    }
}
