package io.cxpulse.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Since when a breach has lasted, as people are told. */
class OnsetTest {

    private static Instant since(TickScript script) {
        return script.run(TickScript.npsBelow30())
                .instance()
                .incident()
                .orElseThrow()
                .since();
    }

    private static Instant minute(int number) {
        return TickScript.START.plus(TickScript.MINUTE.multipliedBy(number));
    }

    @Test
    void shouldNameTheFirstBadTickWhenItBeginsInTheWindow() {
        assertThat(since(new TickScript().good(600).bad(10))).isEqualTo(minute(601));
    }

    @Test
    void shouldNameTheFirstTickWhenItWasBadFromTheBeginning() {
        assertThat(since(new TickScript().bad(10))).isEqualTo(minute(1));
    }

    @Test
    void shouldPassOverSilenceWhenNothingIsObservedBetween() {
        assertThat(since(new TickScript().good(600).silent(20).bad(10))).isEqualTo(minute(621));
    }

    @Test
    void shouldNameTheFirstBadTickWhenGoodOnesHoldThousands() {
        TickScript script = new TickScript().minutes(30, 3_000, 0, 0).minutes(12, 0, 0, 2);

        assertThat(since(script)).isEqualTo(minute(31));
    }

    @Test
    void shouldLieNearTheBreachWhenAnswersScatter() {
        long seed = Long.getLong("onset.seed", new Random().nextInt(1_000_000_000));
        System.out.println("onset.seed=" + seed + " (начало)");
        Random random = new Random(seed);
        TickScript script = new TickScript();
        for (int i = 0; i < 1_000; i++) {
            script.minutes(1, 1 + random.nextInt(3), 1, random.nextInt(2));
        }
        for (int i = 0; i < 40; i++) {
            script.minutes(1, random.nextInt(2), 1, 1 + random.nextInt(3));
        }

        assertThat(Duration.between(minute(1_000), since(script)).abs())
                .as("seed %d", seed)
                .isLessThan(Duration.ofMinutes(15));
    }

    @Test
    void shouldBeUnknownWhenThereWasMoreEvidenceThanTheWindowGave() {
        TickScript script = new TickScript().bad(3);
        Criterion nps = TickScript.npsBelow30();
        Onset onset = new Onset(new EvidenceDetector(nps.kind(), nps.side(), nps.threshold()), nps.evidenceNeeded());

        assertThat(onset.in(script.ticks(), Evidence.of(1, 2, 3, 4, 1e6))).isEmpty();
        assertThat(onset.in(script.ticks(), Evidence.of(1, 2, 3, 4, 50))).contains(minute(1));
        assertThat(onset.in(script.good(30).bad(1).ticks(), Evidence.of(1, 2, 3, 4, 5)))
                .contains(minute(34));
    }
}
