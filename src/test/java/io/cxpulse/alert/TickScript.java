package io.cxpulse.alert;

import io.cxpulse.alert.Course.Change;
import io.cxpulse.metric.MetricKind;
import io.cxpulse.metric.NpsTally;
import io.cxpulse.metric.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Writes ticks of answers one after the other, and tells what became of a rule in {@code minutes phase reason}. */
final class TickScript {

    static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    static final Duration MINUTE = Duration.ofMinutes(1);

    private final TreeMap<Instant, Tally> ticks = new TreeMap<>();
    private Instant end = START;

    /** NPS below 30 with a budget of four weeks; a window of one hour, and the default recovery. */
    static Criterion npsBelow30() {
        return new Criterion(
                MetricKind.SCORE,
                Side.BELOW,
                30,
                MINUTE,
                Duration.ofDays(28),
                Duration.ofHours(1),
                Duration.ZERO,
                Recovery.at(30),
                Silence.KEEP);
    }

    TickScript minutes(int count, long promoters, long passives, long detractors) {
        Tally tally = new NpsTally(promoters, passives, detractors);
        for (int i = 0; i < count; i++) {
            end = end.plus(MINUTE);
            if (!tally.isEmpty()) {
                ticks.put(end, tally);
            }
        }
        return this;
    }

    TickScript good(int minutes) {
        return minutes(minutes, 3, 1, 1);
    }

    TickScript bad(int minutes) {
        return minutes(minutes, 1, 1, 3);
    }

    TickScript silent(int minutes) {
        return minutes(minutes, 0, 0, 0);
    }

    NavigableMap<Instant, Tally> ticks() {
        return ticks;
    }

    Instant end() {
        return end;
    }

    Course run(Criterion criterion) {
        return new TickFold(criterion).fold(RuleInstance.NEW, START, end, ticks);
    }

    List<String> tell(Criterion criterion) {
        return run(criterion).changes().stream().map(TickScript::tell).toList();
    }

    private static String tell(Change change) {
        return Duration.between(START, change.tick().end()).toMinutes() + " "
                + change.after().phase() + " " + change.reason();
    }
}
