package io.cxpulse.wire;

import io.cxpulse.alert.Alert;
import io.cxpulse.alert.AlertPhase;
import io.cxpulse.alert.Announcement;
import io.cxpulse.alert.Evidence;
import io.cxpulse.alert.Incident;
import io.cxpulse.alert.RuleInstance;
import io.cxpulse.alert.Watch;
import io.cxpulse.alert.WatchEntry;
import io.cxpulse.testing.SampleAlerts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Watches and alerts of any shape. */
final class RandomWatches {

    private static final List<String> SEGMENTS = List.of("", "channel:chat 😀", "touchpoint:Büro,channel:é");

    private static final List<AlertPhase> PHASES = List.of(AlertPhase.values());

    private RandomWatches() {}

    static WatchEntry entry(Random random) {
        RuleInstance instance = instance(random);
        RuleInstance checkpoint = random.nextBoolean() ? instance : instance(random);
        List<Announcement> announced = IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> announcement(random))
                .toList();
        return new WatchEntry(
                random.nextLong(),
                new Watch(checkpoint, time(random), instance, time(random), announced),
                maybeTime(random));
    }

    static Alert alert(Random random) {
        Alert firing = SampleAlerts.firing("regel-" + random.nextInt(9), SEGMENTS.get(random.nextInt(SEGMENTS.size())));
        return random.nextBoolean() ? firing : SampleAlerts.resolved(firing, time(random));
    }

    private static RuleInstance instance(Random random) {
        return new RuleInstance(
                phase(random),
                random.nextInt(3) == 0
                        ? Evidence.NONE
                        : Evidence.of(random.doubles(5, 0, 1e6).toArray()),
                maybeTime(random),
                maybeTime(random),
                random.nextInt(2_000),
                maybeTime(random),
                random.nextBoolean(),
                random.nextBoolean() ? Optional.empty() : Optional.of(incident(random)));
    }

    private static Incident incident(Random random) {
        return new Incident(time(random), time(random), random.nextDouble() * 1e9, maybeTime(random));
    }

    private static Announcement announcement(Random random) {
        return new Announcement(time(random), time(random), phase(random), maybeTime(random), random.nextBoolean());
    }

    private static AlertPhase phase(Random random) {
        return PHASES.get(random.nextInt(PHASES.size()));
    }

    private static Instant time(Random random) {
        return Instant.ofEpochMilli(random.nextLong() >> (20 + random.nextInt(40)));
    }

    private static Optional<Instant> maybeTime(Random random) {
        return random.nextBoolean() ? Optional.of(time(random)) : Optional.empty();
    }
}
