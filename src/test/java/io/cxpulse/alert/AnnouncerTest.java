package io.cxpulse.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.metric.NpsTally;
import io.cxpulse.metric.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is said of incidents, when the past changes after it was spoken of. */
class AnnouncerTest {

    private static final Criterion NPS = TickScript.npsBelow30();

    private final List<Announcement> said = new ArrayList<>();

    @Test
    void shouldSayEveryChangeWhenNothingIsLate() {
        assertThat(hear(new TickScript().bad(30).good(240)))
                .containsExactly("INACTIVE>FIRING EVIDENCE_REACHED", "FIRING>RESOLVED RECOVERED");
    }

    @Test
    void shouldRetractWhenLateAnswersTakeTheEvidenceAway() {
        hear(new TickScript().good(60).bad(10));

        assertThat(hear(new TickScript().good(60).minutes(10, 10, 1, 3)))
                .containsExactly("FIRING>RETRACTED EVIDENCE_GONE");
        assertThat(hear(new TickScript().good(60).minutes(10, 10, 1, 3))).isEmpty();
    }

    @Test
    void shouldKeepTheNameWhenLateAnswersShowItBeganEarlier() {
        hear(new TickScript().good(60).bad(30));
        Instant name = said.get(0).raisedAt();

        assertThat(hear(new TickScript().good(40).bad(50))).isEmpty();
        assertThat(hear(new TickScript().good(40).bad(50).good(240))).containsExactly("FIRING>RESOLVED RECOVERED");
        assertThat(said).singleElement().extracting(Announcement::raisedAt).isEqualTo(name);
    }

    @Test
    void shouldTellAnIncidentFromItsBeginningWhenItWasMissed() {
        hear(new TickScript().good(400));

        assertThat(hear(new TickScript().good(60).bad(30).good(310)))
                .containsExactly("INACTIVE>FIRING EVIDENCE_REACHED", "FIRING>RESOLVED RECOVERED");
    }

    @Test
    void shouldGoOnWhenLateAnswersShowItNeverRecovered() {
        hear(new TickScript().bad(30).good(240));

        assertThat(hear(new TickScript().bad(270))).containsExactly("RESOLVED>FIRING EVIDENCE_REACHED");
    }

    @Test
    void shouldConfirmWhenTickClosesWithTheEvidence() {
        Course course = new TickScript().bad(8).run(NPS);
        Instant tick = course.changes().get(0).tick().end();
        said.add(new Announcement(tick, AlertPhase.FIRING, Optional.empty(), true));

        assertThat(hear(new TickScript().bad(8))).containsExactly("FIRING>FIRING EVIDENCE_REACHED");
        assertThat(said).singleElement().extracting(Announcement::early).isEqualTo(false);
    }

    @Test
    void shouldTakeBackWhenTickClosesWithoutTheEvidence() {
        said.add(new Announcement(TickScript.START.plusSeconds(480), AlertPhase.FIRING, Optional.empty(), true));

        assertThat(hear(new TickScript().bad(7).good(1))).containsExactly("FIRING>RETRACTED NOT_CONFIRMED");
    }

    @Test
    void shouldEndInWhatTheTicksTellHoweverThePastChanges() {
        long seed = Long.getLong("announcer.seed", new Random().nextInt(1_000_000_000));
        System.out.println("announcer.seed=" + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 100; round++) {
            said.clear();
            NavigableMap<Instant, Tally> ticks = new TreeMap<>();
            for (int i = 0; i < 12; i++) {
                change(ticks, random);
                hear(ticks);
                assertThat(standing(said)).as("seed %s, round %s", seed, round).isEqualTo(standing(episodes(ticks)));
                assertThat(hear(ticks))
                        .as("seed %s, round %s: said twice", seed, round)
                        .isEmpty();
            }
        }
    }

    private static void change(NavigableMap<Instant, Tally> ticks, Random random) {
        int start = random.nextInt(700);
        int bad = random.nextInt(4);
        for (int minute = start; minute < start + random.nextInt(300); minute++) {
            Tally tally = new NpsTally(random.nextInt(4), random.nextInt(2), random.nextInt(1 + bad));
            Instant end = TickScript.START.plus(Duration.ofMinutes(1L + minute));
            if (tally.n() == 0) {
                ticks.remove(end);
            } else {
                ticks.put(end, tally);
            }
        }
    }

    private List<String> hear(TickScript script) {
        return hear(script.ticks());
    }

    private List<String> hear(NavigableMap<Instant, Tally> ticks) {
        List<String> heard = new ArrayList<>();
        for (Statement statement : Announcer.correct(said, episodes(ticks))) {
            heard.add(statement.from() + ">" + statement.now().phase() + " " + statement.reason());
            said.removeIf(old -> old.raisedAt().equals(statement.now().raisedAt()));
            said.add(statement.now());
        }
        return heard;
    }

    private static List<Episode> episodes(NavigableMap<Instant, Tally> ticks) {
        Instant end = TickScript.START.plus(Duration.ofMinutes(1_000));
        Course course = new TickFold(NPS).fold(RuleInstance.NEW, TickScript.START, end, ticks);
        return Announcer.episodes(RuleInstance.NEW, course.changes());
    }

    private static List<String> standing(List<?> all) {
        return all.stream()
                .map(one -> one instanceof Announcement said ? said.phase() : ((Episode) one).phase())
                .map(AlertPhase::name)
                .filter(text -> !text.startsWith("RETRACTED"))
                .sorted()
                .toList();
    }
}
