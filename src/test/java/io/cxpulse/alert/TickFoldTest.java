package io.cxpulse.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.alert.Course.Change;
import io.cxpulse.alert.Silence.Policy;
import io.cxpulse.metric.MetricKind;
import io.cxpulse.metric.NpsTally;
import io.cxpulse.metric.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Folding leaves out the ticks in which nothing can change; nobody may see that it did. */
class TickFoldTest {

    private static final int ROUNDS = 1_500;

    /** Minutes that a story takes. */
    private static final int LENGTH = 900;

    private final Set<AlertReason> met = EnumSet.noneOf(AlertReason.class);

    @Test
    void shouldTellWhatEveryTickTellsWhenSilentOnesAreLeftOut() {
        forRandomStories((criterion, ticks, name, random) -> {
            Course everyTick = everyTick(criterion, ticks);
            Course folded = new TickFold(criterion).fold(RuleInstance.NEW, TickScript.START, at(LENGTH), ticks);

            assertThat(undated(folded)).as(name).isEqualTo(everyTick);
            everyTick.changes().forEach(change -> met.add(change.reason()));
        });
        assertThat(met)
                .contains(
                        AlertReason.EVIDENCE_REACHED,
                        AlertReason.HOLD_BEGUN,
                        AlertReason.HOLD_ELAPSED,
                        AlertReason.EVIDENCE_EASED,
                        AlertReason.BOUND_CLEARED,
                        AlertReason.BOUND_LOST,
                        AlertReason.RECOVERED,
                        AlertReason.REOPENED,
                        AlertReason.NO_DATA,
                        AlertReason.DATA_RETURNED);
    }

    @Test
    void shouldTellTheSameWhenFoldedPieceByPiece() {
        forRandomStories((criterion, ticks, name, random) -> {
            TickFold fold = new TickFold(criterion);
            Course whole = fold.fold(RuleInstance.NEW, TickScript.START, at(LENGTH), ticks);
            List<Change> changes = new ArrayList<>();
            RuleInstance instance = RuleInstance.NEW;
            for (int from = 0; from < LENGTH; ) {
                int to = Math.min(LENGTH, from + 1 + random.nextInt(random.nextBoolean() ? 3 : 200));
                // What lies further back than a window may have been forgotten, what is open is not there yet.
                NavigableMap<Instant, Tally> known =
                        ticks.subMap(at(from).minus(criterion.window()), false, at(to), true);
                Course piece = fold.fold(instance, at(from), at(to), known);
                changes.addAll(piece.changes());
                instance = piece.instance();
                from = to;
            }

            assertThat(changes).as(name).isEqualTo(whole.changes());
            assertThat(instance).as(name).isEqualTo(whole.instance());
        });
    }

    /** Looks at a story. */
    private interface Look {

        void at(Criterion criterion, NavigableMap<Instant, Tally> ticks, String name, Random random);
    }

    private static void forRandomStories(Look look) {
        long seed = Long.getLong("tickfold.seed", new Random().nextInt(1_000_000_000));
        System.out.println("tickfold.seed=" + seed);
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(seed + round);
            Criterion criterion = criterion(random);
            look.at(criterion, ticks(random), "Abschnitt λ, seed " + (seed + round) + ", " + criterion, random);
        }
    }

    /** When it began is estimated by the fold alone. */
    private static Course undated(Course course) {
        List<Change> changes = course.changes().stream()
                .map(change -> new Change(change.before(), undated(change.after()), change.reason(), change.tick()))
                .toList();
        return new Course(undated(course.instance()), changes);
    }

    private static RuleInstance undated(RuleInstance instance) {
        return instance.beganAt(TickScript.START);
    }

    private static Course everyTick(Criterion criterion, NavigableMap<Instant, Tally> ticks) {
        Evaluator evaluator = new Evaluator(criterion);
        RuleInstance instance = RuleInstance.NEW;
        List<Change> changes = new ArrayList<>();
        for (int minute = 1; minute <= LENGTH; minute++) {
            Instant end = at(minute);
            Tick tick = new Tick(end, ticks.getOrDefault(end, NpsTally.EMPTY), window(criterion, ticks, end));
            AlertPhase before = instance.phase();
            Verdict verdict = evaluator.evaluate(instance, tick);
            instance = verdict.instance();
            if (verdict.reason().isPresent()) {
                changes.add(
                        new Change(before, undated(instance), verdict.reason().get(), tick));
            }
        }
        return new Course(undated(instance), changes);
    }

    private static Tally window(Criterion criterion, NavigableMap<Instant, Tally> ticks, Instant end) {
        Tally sum = NpsTally.EMPTY;
        for (Tally tick :
                ticks.subMap(end.minus(criterion.window()), false, end, true).values()) {
            sum = sum.plus(tick);
        }
        return sum;
    }

    /** Impatient ones, so that all that can happen happens often; silences that are no whole ticks among them. */
    private static Criterion criterion(Random random) {
        Policy policy = List.of(Policy.values()).get(random.nextInt(Policy.values().length));
        Recovery recovery = new Recovery(25 + random.nextInt(10), 0.9, minutes(random, 1, 40), minutes(random, 0, 120));
        return new Criterion(
                MetricKind.SCORE,
                random.nextInt(4) == 0 ? Side.ABOVE : Side.BELOW,
                30,
                TickScript.MINUTE,
                minutes(random, 20, 2000),
                minutes(random, 1, 90),
                random.nextBoolean() ? Duration.ZERO : minutes(random, 1, 30),
                recovery,
                policy == Policy.KEEP
                        ? Silence.KEEP
                        : new Silence(policy, Duration.ofSeconds(20 + random.nextInt(7200))));
    }

    private static Duration minutes(Random random, int from, int to) {
        return Duration.ofMinutes(from + random.nextInt(to - from));
    }

    /** Good and bad stretches, dense and sparse ones, and silence in between. */
    private static NavigableMap<Instant, Tally> ticks(Random random) {
        NavigableMap<Instant, Tally> ticks = new TreeMap<>();
        for (int minute = 1 + random.nextInt(30); minute <= LENGTH; minute += random.nextInt(150)) {
            int end = minute + random.nextInt(120);
            int gap = 1 + random.nextInt(12);
            boolean isBad = random.nextBoolean();
            for (; minute <= Math.min(end, LENGTH); minute += 1 + random.nextInt(gap)) {
                int bad = random.nextInt(4);
                int good = random.nextInt(4);
                Tally tally = new NpsTally(isBad ? good / 2 : good, random.nextInt(2), isBad ? bad : bad / 2);
                if (!tally.isEmpty()) {
                    ticks.put(at(minute), tally);
                }
            }
        }
        return ticks;
    }

    private static Instant at(int minute) {
        return TickScript.START.plus(TickScript.MINUTE.multipliedBy(minute));
    }
}
