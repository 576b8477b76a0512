package io.cxpulse.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cxpulse.metric.MetricRef;
import io.cxpulse.wire.Topics;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two hours of the company through the whole path: everything is counted, and the judge agrees. */
@Tag("broker")
class SimulatedCompanyTest {

    /** On a weekday that is over, so that its windows become final. */
    private static final String START = "2026-03-02T08:00:00Z";

    @Test
    void shouldBeCountedAsTheJudgeCountsWhenPastIsSimulated() throws Exception {
        int seed = new Random().nextInt(1_000_000);
        System.out.println("seed of the company: " + seed);
        try (RunningPulse pulse = RunningPulse.start(2)) {
            JsonNode report = simulate(pulse, "--start", START, "--backfill", "2h", "--seed", Integer.toString(seed));
            pulse.awaitSettled();

            assertThat(report.path("complete").asBoolean()).isTrue();
            Verified.assertClean(pulse.verify());
            assertThat(pulse.cluster().clients().readCommitted(Topics.DEAD_LETTERS.topic()))
                    .isEmpty();
            assertThat(pulse.readDaysOf(new MetricRef("contact_volume", 1)).n())
                    .isEqualTo(report.path("events")
                            .path("interaction CONTACT_STARTED")
                            .asLong());
        }
    }

    private static JsonNode simulate(RunningPulse pulse, String... arguments) throws Exception {
        String[] target = {
            "simulate",
            "--bootstrap",
            pulse.cluster().bootstrapServers(),
            "--registry",
            pulse.cluster().registryUrl(),
            "--json"
        };
        CommandRun run =
                CommandRun.of(Stream.of(target, arguments).flatMap(Stream::of).toArray(String[]::new));
        assertThat(run.exit()).as(run.err()).isZero();
        return new JsonMapper().readTree(run.out());
    }
}
