package io.cxpulse.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.cxpulse.event.Actor;
import io.cxpulse.event.CaseChange;
import io.cxpulse.event.CaseStep;
import io.cxpulse.event.Slot;
import io.cxpulse.testing.CaseLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for the story of any case, whatever happened to it. */
class CaseStoryLawsTest {

    private static final int EVENTS = 12;

    private static final List<CaseChange> CHANGES = List.of(CaseChange.values());

    private static final List<Actor> ACTORS = List.of(Actor.values());

    static Stream<Long> seeds() {
        return LongStream.range(20_261_122, 20_261_422).boxed();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shouldAddUpToFactsOfHistoryWhenEffectsAreSummed(long seed) {
        SortedMap<String, Slot> slots = random(new Random(seed)).slots();

        CaseStory story = CaseStory.of(slots, Optional.empty());

        CaseHistory history = CaseHistory.of(holding(slots));
        List<CaseFact> sum = new ArrayList<>();
        for (CaseEntry entry : story.entries()) {
            assertThat(entry.effect().gone()).hasSize(entry.effect().goneInAll());
            assertThat(entry.effect().come()).hasSize(entry.effect().comeInAll());
            entry.effect().gone().forEach(fact -> assertThat(sum.remove(fact)).isTrue());
            sum.addAll(entry.effect().come());
        }
        assertThat(sum).containsExactlyInAnyOrderElementsOf(history.facts());
        assertThat(story.state()).isEqualTo(history.state());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shouldBeBeginningOfStoryWhenToldAsOfATime(long seed) {
        SortedMap<String, Slot> slots = random(new Random(seed)).slots();
        CaseStory whole = CaseStory.of(slots, Optional.empty());

        for (int count = 1; count <= whole.entries().size(); count++) {
            Instant time = whole.entries().get(count - 1).occurredAt();
            CaseStory story = CaseStory.of(slots, Optional.of(time));

            assertThat(story.entries())
                    .extracting(CaseEntry::eventId, CaseEntry::says, CaseEntry::effect)
                    .isEqualTo(whole.entries().subList(0, count).stream()
                            .map(entry -> tuple(entry.eventId(), entry.says(), entry.effect()))
                            .toList());
        }
    }

    /** Events at distinct minutes; every fourth or so amends or takes back another, which may come later or never. */
    private static CaseLog random(Random random) {
        CaseLog log = new CaseLog("случай");
        log.event("e0", random.nextInt(3), CaseChange.OPENED, Actor.CUSTOMER);
        for (int i = 1; i < EVENTS; i++) {
            int minute = 3 + i * 7 + random.nextInt(6);
            String id = "e" + i;
            CaseChange change = CHANGES.get(random.nextInt(CHANGES.size()));
            Actor actor = ACTORS.get(random.nextInt(ACTORS.size()));
            String target = "e" + (i + 1 + random.nextInt(EVENTS)) % (EVENTS + 1);
            log.team(random.nextBoolean() ? "é" : "команда");
            switch (random.nextInt(9)) {
                case 0 -> log.retract(id, minute, target);
                case 1, 2 -> log.amend(id, minute, target, change, actor);
                default -> log.event(id, minute, change, actor);
            }
        }
        return log;
    }

    private static List<CaseStep> holding(SortedMap<String, Slot> slots) {
        return slots.values().stream()
                .flatMap(slot -> slot.effective().stream())
                .map(CaseStep.class::cast)
                .toList();
    }
}
