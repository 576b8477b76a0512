package io.cxpulse.cases;

import static io.cxpulse.testing.CaseLog.minute;
import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.cases.CaseEntry.Fate;
import io.cxpulse.event.Actor;
import io.cxpulse.event.CaseChange;
import io.cxpulse.event.CaseStatus;
import io.cxpulse.event.Dimension;
import io.cxpulse.event.Operation;
import io.cxpulse.testing.CaseLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CaseStoryTest {

    private final CaseLog log = new CaseLog("Fall/é 45 😀");

    @Test
    void shouldTellEveryChangeWhenCaseIsReopenedTwice() {
        log.event("a", 0, CaseChange.OPENED, Actor.CUSTOMER)
                .event("b", 10, CaseChange.AGENT_PUBLIC_REPLY, Actor.AGENT)
                .event("c", 20, CaseChange.RESOLVED, Actor.AGENT)
                .event("d", 30, CaseChange.REOPENED, Actor.CUSTOMER)
                .event("e", 40, CaseChange.RESOLVED, Actor.AGENT)
                .event("f", 50, CaseChange.REOPENED, Actor.CUSTOMER);

        CaseStory story = all();

        assertThat(told(story))
                .containsExactly(
                        "a +OPENED +WAITING",
                        "b +FIRST_RESPONSE 10m",
                        "c -WAITING +FIRST_RESOLUTION 20m +SOLVED_REOPENING false +REOPENING false"
                                + " +FULL_RESOLUTION 20m +ONE_TOUCH true",
                        "d -SOLVED_REOPENING false -REOPENING false -FULL_RESOLUTION 20m -ONE_TOUCH true"
                                + " +REOPENED +WAITING +SOLVED_REOPENING true +REOPENING true",
                        "e -WAITING +FULL_RESOLUTION 40m +ONE_TOUCH true",
                        "f -FULL_RESOLUTION 40m -ONE_TOUCH true +REOPENED +WAITING");
        assertThat(story.reopenings()).isEqualTo(2);
        assertThat(story.state().course().status()).isEqualTo(CaseStatus.OPEN);
        assertThat(story.clocks().resolution()).isEqualTo(CaseClock.running(minute(0)));
    }

    @Test
    void shouldLeaveEveryNumberWhenCaseIsMerged() {
        log.event("a", 0, CaseChange.OPENED, Actor.CUSTOMER)
                .event("b", 10, CaseChange.AGENT_PUBLIC_REPLY, Actor.AGENT)
                .mergedInto("c", 20, "другой")
                .event("d", 30, CaseChange.CUSTOMER_REPLY, Actor.CUSTOMER);

        assertThat(told(all()))
                .containsExactly(
                        "a +OPENED +WAITING",
                        "b +FIRST_RESPONSE 10m",
                        "c -OPENED -FIRST_RESPONSE 10m -WAITING",
                        "d nothing");
        assertThat(all().exclusions()).containsExactly(Exclusion.MERGED);
        assertThat(all().mergedInto()).contains("другой");
        assertThat(all().clocks().nextReply()).isEqualTo(CaseClock.NONE);

        log.event("e", 40, CaseChange.RESTORED, Actor.AGENT);

        assertThat(told(all())).endsWith("e +OPENED +FIRST_RESPONSE 10m +WAITING");
        assertThat(all().exclusions()).isEmpty();
        assertThat(all().mergedInto()).isEmpty();
        assertThat(all().clocks().nextReply()).isEqualTo(CaseClock.running(minute(30)));
    }

    @Test
    void shouldComeBackWithEverythingWhenCaseIsNoSpamAfterAll() {
        log.event("a", 0, CaseChange.OPENED, Actor.CUSTOMER)
                .event("b", 5, CaseChange.MARKED_SPAM, Actor.BOT)
                .event("c", 10, CaseChange.AGENT_PUBLIC_REPLY, Actor.AGENT)
                .event("d", 15, CaseChange.UNMARKED_SPAM, Actor.AGENT);

        assertThat(told(all()))
                .containsExactly(
                        "a +OPENED +WAITING",
                        "b -OPENED -WAITING",
                        "c nothing",
                        "d +OPENED +FIRST_RESPONSE 10m +WAITING");
        assertThat(asOf(12).exclusions()).containsExactly(Exclusion.SPAM);
        assertThat(asOf(12).clocks().open()).isEqualTo(CaseClock.NONE);
    }

    @Test
    void shouldShowEffectAtAmendmentWhenReplyWasABots() {
        log.event("a", 0, CaseChange.OPENED, Actor.CUSTOMER)
                .event("b", 10, CaseChange.AGENT_PUBLIC_REPLY, Actor.AGENT)
                .event("c", 20, CaseChange.AGENT_PUBLIC_REPLY, Actor.AGENT)
                .amend("d", 30, "b", CaseChange.BOT_REPLY, Actor.BOT);

        CaseStory story = all();

        assertThat(told(story))
                .containsExactly(
                        "a +OPENED +WAITING",
                        "b +FIRST_RESPONSE 10m",
                        "c nothing",
                        "d -FIRST_RESPONSE 10m +FIRST_RESPONSE 20m");
        assertThat(standing(story, "b")).isEqualTo("AMENDED by d");
        assertThat(story.entries().get(1).says().orElseThrow().actor()).isEqualTo(Actor.AGENT);
        assertThat(story.entries().get(3).says().orElseThrow().actor()).isEqualTo(Actor.BOT);
        assertThat(standing(asOf(29), "b")).isEqualTo("HOLDS");
        assertThat(asOf(29).clocks().firstResponse()).isEqualTo(CaseClock.stopped(minute(0), minute(10)));
        assertThat(asOf(30).clocks().firstResponse()).isEqualTo(CaseClock.stopped(minute(0), minute(20)));
    }

    @Test
    void shouldShowEffectAtRetractionWhenEventIsTakenBack() {
        log.event("a", 0, CaseChange.OPENED, Actor.CUSTOMER)
                .event("b", 10, CaseChange.RESOLVED, Actor.AGENT)
                .retract("c", 20, "b")
                .retract("d", 25, "b");

        assertThat(told(all()))
                .containsExactly(
                        "a +OPENED +WAITING",
                        "b -WAITING +FIRST_RESOLUTION 10m +SOLVED_REOPENING false +REOPENING false"
                                + " +FULL_RESOLUTION 10m +ONE_TOUCH true",
                        "c -FIRST_RESOLUTION 10m -SOLVED_REOPENING false -REOPENING false"
                                + " -FULL_RESOLUTION 10m -ONE_TOUCH true +WAITING",
                        "d nothing");
        assertThat(standing(all(), "b")).isEqualTo("RETRACTED by c");
        assertThat(asOf(19).state().course().status()).isEqualTo(CaseStatus.SOLVED);
        assertThat(asOf(20).state().course().status()).isEqualTo(CaseStatus.NEW);
    }

    @Test
    void shouldChangeNothingWhenRetractionWasEarlier() {
        log.event("a", 0, CaseChange.OPENED, Actor.CUSTOMER)
                .retract("r", 5, "b")
                .event("b", 10, CaseChange.AGENT_PUBLIC_REPLY, Actor.AGENT);

        assertThat(told(all())).containsExactly("a +OPENED +WAITING", "r nothing", "b nothing");
        assertThat(standing(all(), "r")).isEqualTo("HOLDS");
        assertThat(standing(asOf(7), "r")).isEqualTo("WAITING");
        assertThat(all().entries().get(2).says()).isPresent();
    }

    @Test
    void shouldWaitWhenTargetHasNotCome() {
        log.amend("é", 5, "никто", CaseChange.BOT_REPLY, Actor.BOT);

        CaseStory story = all();

        assertThat(told(story)).containsExactly("é nothing");
        assertThat(story.entries().get(0).op()).isEqualTo(Operation.AMEND);
        assertThat(story.entries().get(0).targetEventId()).contains("никто");
        assertThat(standing(story, "é")).isEqualTo("WAITING");
        assertThat(story.state()).isEqualTo(CaseState.EMPTY);
    }

    @Test
    void shouldSayWhichHoldsWhenAmendedTwice() {
        log.event("a", 0, CaseChange.OPENED, Actor.CUSTOMER)
                .event("b", 10, CaseChange.AGENT_PUBLIC_REPLY, Actor.AGENT)
                .amend("c", 20, "b", CaseChange.BOT_REPLY, Actor.BOT)
                .amend("d", 30, "b", CaseChange.INTERNAL_NOTE, Actor.AGENT)
                .retract("e", 40, "d");

        CaseStory story = all();

        assertThat(told(story))
                .containsExactly(
                        "a +OPENED +WAITING",
                        "b +FIRST_RESPONSE 10m",
                        "c nothing",
                        "d -FIRST_RESPONSE 10m",
                        "e nothing");
        assertThat(standing(story, "b")).isEqualTo("AMENDED by d");
        assertThat(standing(story, "c")).isEqualTo("SUPERSEDED");
        assertThat(story.entries().get(2).says()).isEmpty();
        assertThat(standing(story, "d")).isEqualTo("HOLDS");
        assertThat(standing(story, "e")).isEqualTo("VOID");

        log.retract("f", 50, "b");

        assertThat(standing(all(), "b")).isEqualTo("RETRACTED by f");
        assertThat(standing(all(), "d")).isEqualTo("SUPERSEDED");
    }

    @Test
    void shouldNameSegmentOfThenWhenCaseMoves() {
        log.event("a", 0, CaseChange.OPENED, Actor.CUSTOMER)
                .team("команда 😀")
                .event("b", 10, CaseChange.TEAM_CHANGED, Actor.AGENT);

        CaseEffect effect = all().entries().get(1).effect();

        assertThat(effect.gone()).extracting(CaseFact::type).containsExactly(FactType.WAITING);
        assertThat(effect.gone().get(0).dimensions()).containsEntry(Dimension.TEAM, "é");
        assertThat(effect.come()).extracting(CaseFact::type).containsExactly(FactType.TRANSFERRED, FactType.WAITING);
        assertThat(effect.come().get(1).dimensions()).containsEntry(Dimension.TEAM, "команда 😀");
        assertThat(all().state().course().transfers()).isEqualTo(1);
    }

    @Test
    void shouldBeEmptyWhenNothingHadHappened() {
        log.event("a", 0, CaseChange.OPENED, Actor.CUSTOMER);

        assertThat(asOf(-1).entries()).isEmpty();
        assertThat(asOf(-1).state()).isEqualTo(CaseState.EMPTY);
        assertThat(asOf(0).entries()).hasSize(1);
    }

    @Test
    void shouldListFirstFactsOnlyWhenLongPastChanges() {
        log.event("a", 0, CaseChange.OPENED, Actor.CUSTOMER);
        for (int i = 1; i <= 50; i++) {
            log.event("t" + i, i, CaseChange.TRANSFERRED, Actor.AGENT);
        }
        log.event("z", 60, CaseChange.MARKED_SPAM, Actor.AGENT);

        CaseEffect effect = all().entries().get(51).effect();

        // The opening, 50 transfers, and that it waits.
        assertThat(effect.goneInAll()).isEqualTo(52);
        assertThat(effect.gone()).hasSize(CaseEffect.LISTED);
        assertThat(effect.come()).isEmpty();
    }

    private CaseStory all() {
        return CaseStory.of(log.slots(), Optional.empty());
    }

    private CaseStory asOf(int minute) {
        return CaseStory.of(log.slots(), Optional.of(minute(minute)));
    }

    private static String standing(CaseStory story, String eventId) {
        CaseEntry.Standing standing = story.entries().stream()
                .filter(entry -> entry.eventId().equals(eventId))
                .findFirst()
                .orElseThrow()
                .standing();
        assertThat(standing.by().isPresent())
                .isEqualTo(List.of(Fate.AMENDED, Fate.RETRACTED).contains(standing.fate()));
        return standing.fate() + standing.by().map(by -> " by " + by.eventId()).orElse("");
    }

    private static List<String> told(CaseStory story) {
        assertThat(story.entries()).extracting(CaseEntry::occurredAt).isSortedAccordingTo(Instant::compareTo);
        return story.entries().stream()
                .map(entry -> entry.eventId() + told(entry.effect()))
                .toList();
    }

    private static String told(CaseEffect effect) {
        if (effect.isNothing()) {
            return " nothing";
        }
        List<String> facts = new ArrayList<>();
        effect.gone().forEach(fact -> facts.add(" -" + told(fact)));
        effect.come().forEach(fact -> facts.add(" +" + told(fact)));
        return String.join("", facts);
    }

    private static String told(CaseFact fact) {
        return fact.type()
                + (fact.duration() == null ? "" : " " + fact.duration().toMinutes() + "m")
                + (fact.verdict() == null ? "" : " " + fact.verdict());
    }
}
