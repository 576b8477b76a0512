package io.cxpulse.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.alert.Watcher.Advance;
import io.cxpulse.metric.NpsTally;
import io.cxpulse.metric.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is said of incidents: as ticks close, when the past changes after it was spoken of, and inside an open tick. */
class WatcherTest {

    private static final Criterion NPS = TickScript.npsBelow30();

    private final Watcher watcher = new Watcher(NPS);
    private final Map<Instant, AlertPhase> told = new HashMap<>();
    private Watch watch = Watch.from(TickScript.START);

    @Test
    void shouldSayEveryChangeWhenNothingIsLate() {
        TickScript script = new TickScript().bad(30);
        assertThat(hear(script)).containsExactly("INACTIVE>FIRING EVIDENCE_REACHED");

        List<String> later = new ArrayList<>();
        for (int minute = 0; minute < 240; minute++) {
            later.addAll(hear(script.good(1)));
        }
        assertThat(later).containsExactly("FIRING>RECOVERING BOUND_CLEARED", "RECOVERING>RESOLVED RECOVERED");
    }

    @Test
    void shouldRetractWhenLateAnswersTakeTheEvidenceAway() {
        hear(new TickScript().good(60).bad(10));

        TickScript late = new TickScript().good(60).minutes(10, 10, 1, 3);
        assertThat(hearAnew(late)).containsExactly("FIRING>RETRACTED EVIDENCE_GONE");
        assertThat(hearAnew(late)).isEmpty();
    }

    @Test
    void shouldKeepTheNameWhenLateAnswersShowItBeganEarlier() {
        hear(new TickScript().good(60).bad(30));
        Instant name = watch.announced().get(0).name();

        assertThat(hearAnew(new TickScript().good(40).bad(50))).isEmpty();
        assertThat(hear(new TickScript().good(40).bad(50).good(240)))
                .containsExactly("FIRING>RECOVERING BOUND_CLEARED", "RECOVERING>RESOLVED RECOVERED");
        assertThat(watch.announced()).singleElement().satisfies(said -> {
            assertThat(said.name()).isEqualTo(name);
            assertThat(said.raisedAt()).isBefore(name);
        });
    }

    @Test
    void shouldTellAnIncidentFromItsBeginningWhenItWasMissed() {
        hear(new TickScript().good(400));

        assertThat(hearAnew(new TickScript().good(60).bad(30).good(310)))
                .containsExactly("INACTIVE>FIRING EVIDENCE_REACHED", "FIRING>RESOLVED RECOVERED");
    }

    @Test
    void shouldGoOnWhenLateAnswersShowItNeverRecovered() {
        hear(new TickScript().bad(30).good(240));

        assertThat(hearAnew(new TickScript().bad(270))).containsExactly("RESOLVED>FIRING EVIDENCE_REACHED");
    }

    @Test
    void shouldConfirmWhenOpenTickClosesWithTheEvidence() {
        hear(new TickScript().bad(7));

        assertThat(look(new NpsTally(1, 1, 2))).isEmpty();
        assertThat(look(new NpsTally(1, 1, 3))).containsExactly("INACTIVE>FIRING EVIDENCE_REACHED");
        assertThat(look(new NpsTally(1, 1, 4))).isEmpty();
        assertThat(hear(new TickScript().bad(8))).containsExactly("FIRING>FIRING EVIDENCE_REACHED");
        assertThat(watch.announced())
                .singleElement()
                .extracting(Announcement::early)
                .isEqualTo(false);
    }

    @Test
    void shouldTakeBackWhenOpenTickClosesWithoutTheEvidence() {
        hear(new TickScript().bad(7));
        look(new NpsTally(1, 1, 3));

        // A late answer of another tick has nothing to say about the open one.
        assertThat(hearAnew(new TickScript().bad(7))).isEmpty();
        assertThat(hear(new TickScript().bad(7).good(1))).containsExactly("FIRING>RETRACTED NOT_CONFIRMED");
    }

    @Test
    void shouldRaiseNothingEarlyWhenLastIncidentMayGoOn() {
        TickScript script = new TickScript().bad(30).good(240);
        hear(script);

        assertThat(look(new NpsTally(0, 0, 100))).isEmpty();
        assertThat(hear(script.minutes(1, 0, 0, 100))).containsExactly("RESOLVED>FIRING REOPENED");
        assertThat(watch.announced()).hasSize(1);
    }

    @Test
    void shouldEndInWhatTheTicksTellHoweverThePastChanges() {
        long seed = Long.getLong("watcher.seed", new Random().nextInt(1_000_000_000));
        System.out.println("watcher.seed=" + seed);
        for (int round = 0; round < 150; round++) {
            watch = Watch.from(TickScript.START);
            told.clear();
            changeAtRandom(new Random(seed + round), "seed " + (seed + round));
        }
    }

    /** Ticks come, change, and pass the horizon; after each step the watch is what a single fold of them all gives. */
    private void changeAtRandom(Random random, String name) {
        NavigableMap<Instant, Tally> ticks = new TreeMap<>();
        int passed = 0;
        for (int i = 0; i < 15; i++) {
            passed += random.nextInt(120);
            int horizon = Math.max(0, passed - 400);
            boolean isPastChanged = change(ticks, random, horizon, passed);
            Instant to = at(passed);
            hear(watcher.advance(watch, to, ticks, isPastChanged));
            Course whole = new TickFold(NPS).fold(RuleInstance.NEW, TickScript.START, to, ticks);
            assertThat(watch.instance()).as(name).isEqualTo(whole.instance());
            assertThat(standing()).as(name).isEqualTo(recent(whole));
            assertThat(hear(watcher.advance(watch, to, ticks, true))).as(name).isEmpty();
            watch = watcher.moveCheckpoint(watch, at(horizon), ticks);
        }
    }

    private static boolean change(NavigableMap<Instant, Tally> ticks, Random random, int from, int to) {
        int start = from + (to > from ? random.nextInt(to - from) : 0);
        int bad = random.nextInt(4);
        for (int minute = start + 1; minute <= to && minute < start + 200; minute++) {
            Tally tally = new NpsTally(random.nextInt(4), random.nextInt(2), random.nextInt(1 + bad));
            if (tally.n() == 0) {
                ticks.remove(at(minute));
            } else {
                ticks.put(at(minute), tally);
            }
        }
        return true;
    }

    private List<AlertPhase> standing() {
        return watch.announced().stream()
                .filter(said -> said.stands()
                        && (said.until().isEmpty() || said.until().get().isAfter(watch.checkpointAt())))
                .map(Announcement::phase)
                .toList();
    }

    /** Phases of the incidents that a checkpoint has not left behind. */
    private List<AlertPhase> recent(Course whole) {
        return Announcer.episodes(List.of(), whole.changes()).stream()
                .filter(episode ->
                        episode.until().isEmpty() || episode.until().get().isAfter(watch.checkpointAt()))
                .map(Episode::phase)
                .toList();
    }

    private List<String> look(Tally open) {
        return hear(watcher.look(watch, new TreeMap<>(Map.of(watch.evaluatedTo().plus(TickScript.MINUTE), open))));
    }

    private List<String> hear(TickScript script) {
        return hear(watcher.advance(watch, script.end(), script.ticks(), false));
    }

    private List<String> hearAnew(TickScript script) {
        return hear(watcher.advance(watch, script.end(), script.ticks(), true));
    }

    /** Every statement follows from what was said before. */
    private List<String> hear(Advance advance) {
        watch = advance.watch();
        List<String> heard = new ArrayList<>();
        for (Statement statement : advance.statements()) {
            AlertPhase before = told.getOrDefault(statement.now().name(), AlertPhase.INACTIVE);
            assertThat(statement.from()).isEqualTo(before);
            told.put(statement.now().name(), statement.now().phase());
            heard.add(statement.from() + ">" + statement.now().phase() + " " + statement.reason());
        }
        return heard;
    }

    private static Instant at(int minute) {
        return TickScript.START.plus(Duration.ofMinutes(minute));
    }
}
