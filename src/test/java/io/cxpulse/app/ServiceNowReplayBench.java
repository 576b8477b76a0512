package io.cxpulse.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cxpulse.testing.EmbeddedCluster;
import io.cxpulse.verify.Report;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.awaitility.Awaitility;

/** The measurement of {@code bench/servicenow-replay}; not a test. */
public final class ServiceNowReplayBench {

    private static final int PARTITIONS = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Duration POLL = Duration.ofMillis(100);

    private ServiceNowReplayBench() {}

    /** @param arguments number of rounds, and the file */
    public static void main(String[] arguments) throws Exception {
        BenchText.environment("partitions " + PARTITIONS + ", all in one process, commit interval 100 ms, EOS");
        List<Double> produced = new ArrayList<>();
        List<Double> counted = new ArrayList<>();
        boolean clean = true;
        for (int round = 1; round <= Integer.parseInt(arguments[0]); round++) {
            clean &= round(round, Path.of(arguments[1]), produced, counted);
        }
        BenchText.summary("events produced a second", produced);
        BenchText.summary("events a second to lag 0", counted);
        System.exit(clean ? 0 : 1);
    }

    private static boolean round(int round, Path file, List<Double> produced, List<Double> counted) throws Exception {
        try (RunningPulse pulse = RunningPulse.start(EmbeddedCluster.start(), PARTITIONS)) {
            long begin = System.nanoTime();
            JsonNode replay = replay(pulse, file);
            awaitRead(pulse);
            double seconds = (System.nanoTime() - begin) / 1e9;
            long events = 0;
            for (JsonNode count : replay.path("events")) {
                events += count.asLong();
            }
            pulse.awaitSettled();
            Report report = pulse.verifyTopics();
            produced.add(replay.path("eventsPerSecond").asDouble());
            counted.add(events / seconds);
            System.out.printf(
                    Locale.ROOT,
                    "round %d: %d events of %d rows, produced in %.1f s, lag 0 after %.1f s, verify: %d differences%n",
                    round,
                    events,
                    replay.path("rows").asLong(),
                    replay.path("seconds").asDouble(),
                    seconds,
                    report.differences().size());
            return report.isClean();
        }
    }

    private static JsonNode replay(RunningPulse pulse, Path file) throws Exception {
        CommandRun run = pulse.replay("--source", "servicenow-audit", "--speed", "max", file.toString());
        if (run.exit() != 0) {
            throw new IllegalStateException("the replay ended with " + run.exit() + ": " + run.err());
        }
        return new JsonMapper().readTree(run.out());
    }

    /** Everything that is read is committed, the partial tallies included. */
    private static void awaitRead(RunningPulse pulse) {
        Settling settling = new Settling(pulse.cluster().clients(), RunningPulse.APPLICATION);
        Awaitility.await()
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(POLL)
                .until(() -> settling.lags().values().stream().allMatch(lag -> lag <= 0));
    }
}
