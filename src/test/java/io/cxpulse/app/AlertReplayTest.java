package io.cxpulse.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cxpulse.alert.Alert;
import io.cxpulse.alert.AlertPhase;
import io.cxpulse.testing.EmbeddedCluster;
import io.cxpulse.testing.KafkaClients;
import io.cxpulse.testing.SharedData;
import io.cxpulse.wire.Alerts;
import io.cxpulse.wire.AvroSettings;
import io.cxpulse.wire.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a rule makes of the airport survey does not depend on how the survey is read. */
@Tag("broker")
class AlertReplayTest {

    private static final String RULES = """
            version: 1
            defaults: {budget: 1 per 4w, window: 24h}
            rules:
              - {id: nps-by-touchpoint, metric: nps, by: [touchpoint], when: below 50, severity: page,
                 annotations: {summary: "Зал: меньше 50"}}
            """;

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final int KILLS = 3;

    /** Of the first run, by touchpoint. */
    private static Map<String, List<String>> transitionsOfFirstRun = Map.of();

    private static List<String> incidentsOfFirstRun = List.of();

    @TempDir
    private Path folder;

    private Path rules = Path.of("");
    private Path survey = Path.of("");

    @BeforeEach
    void read() throws Exception {
        survey = SharedData.file(GoldenSurvey.FILE);
        rules = Files.writeString(folder.resolve("правила.yaml"), RULES);
    }

    @ParameterizedTest(name = "{0} partitions")
    @ValueSource(ints = {1, 2, 4})
    void shouldSayTheSameWhenTopicsHaveMorePartitions(int partitions) throws Exception {
        try (RunningPulse pulse = start(partitions)) {
            send(pulse, survey, "time");

            assertSameTransitions(awaitAlerts(pulse.cluster()));
        }
    }

    @Test
    void shouldEndInTheSameIncidentsWhenRowsAreShuffled() throws Exception {
        long seed = new Random().nextLong();
        System.out.println("seed of the shuffle: " + seed);
        Path shuffled = new SurveyShuffle(new Random(seed)).write(survey, folder.resolve("перемешано.csv"));
        try (RunningPulse pulse = start(2)) {
            send(pulse, shuffled, "file");

            List<String> incidents = incidents(awaitAlerts(pulse.cluster()));
            if (!incidentsOfFirstRun.isEmpty()) {
                assertThat(incidents).as("seed %d", seed).isEqualTo(incidentsOfFirstRun);
            }
            incidentsOfFirstRun = incidents;
        }
    }

    @Tag("fault")
    @Test
    void shouldSayTheSameWhenKilledAgainAndAgain() throws Exception {
        try (RunningPulse pulse = start(2)) {
            pulse.stopPipeline();
            replay(pulse, survey, "time");
            try (Member member = Member.start(
                    folder,
                    "член",
                    List.of("--rules", rules.toString()),
                    pulse.cluster().bootstrapServers(),
                    pulse.cluster().registryUrl())) {
                for (int kill = 1; kill <= KILLS; kill++) {
                    member.awaitUp();
                    await().atMost(PATIENCE).until(() -> member.meter("cx_events_total") > 0);
                    member.kill();
                    member.startAgain();
                }
                member.awaitReady();

                assertSameTransitions(awaitAlerts(pulse.cluster()));
            }
        }
    }

    private RunningPulse start(int partitions) throws Exception {
        return RunningPulse.start(
                EmbeddedCluster.start(),
                new RunningPulse.DefinitionFiles(Verified.SHIPPED, Optional.of(rules)),
                partitions);
    }

    /** All of it before the pipeline reads any: no partition is taken to be idle before its rows have come. */
    private static void send(RunningPulse pulse, Path file, String order) throws Exception {
        pulse.stopPipeline();
        replay(pulse, file, order);
        pulse.startWithoutState();
        pulse.awaitSettled();
    }

    private static void replay(RunningPulse pulse, Path file, String order) {
        CommandRun run =
                pulse.replay("--source", "sfo-survey", "--set", "year=2017", "--order", order, file.toString());
        assertThat(run.exit()).as(run.err()).isZero();
    }

    /** When nothing has been added for a while. */
    private static List<Alert> awaitAlerts(EmbeddedCluster cluster) {
        new Settling(cluster.clients(), RunningPulse.APPLICATION).awaitRest();
        int[] before = {-1};
        await().atMost(PATIENCE).during(Duration.ofSeconds(3)).until(() -> {
            int now = alerts(cluster).size();
            boolean same = now == before[0];
            before[0] = now;
            return same;
        });
        return alerts(cluster);
    }

    private static List<Alert> alerts(EmbeddedCluster cluster) {
        return alerts(cluster.clients(), cluster.avro());
    }

    private static List<Alert> alerts(KafkaClients clients, AvroSettings avro) {
        List<Alert> alerts = new ArrayList<>();
        try (Deserializer<Alert> deserializer = Alerts.deserializer(avro)) {
            clients.readCommitted(Topics.ALERTS.topic(), deserializer).forEach(record -> alerts.add(record.value()));
        }
        return alerts;
    }

    private static void assertSameTransitions(List<Alert> alerts) {
        Map<String, List<String>> transitions = new TreeMap<>();
        alerts.forEach(alert -> transitions
                .computeIfAbsent(alert.subject().segment().canonical(), segment -> new ArrayList<>())
                .add(text(alert)));
        if (transitionsOfFirstRun.isEmpty()) {
            transitions.forEach((segment, all) -> all.forEach(one -> System.out.println(segment + "  " + one)));
            transitionsOfFirstRun = transitions;
        }
        assertThat(transitions).isNotEmpty().isEqualTo(transitionsOfFirstRun);
        List<String> incidents = incidents(alerts);
        if (!incidentsOfFirstRun.isEmpty()) {
            assertThat(incidents).isEqualTo(incidentsOfFirstRun);
        }
        incidentsOfFirstRun = incidents;
    }

    private static String text(Alert alert) {
        return String.format(
                Locale.ROOT,
                "%s %s>%s %s n=%d value=%.1f evidence=%.4g of %.0f peak=%.4g complete=%b",
                alert.transition().at(),
                alert.transition().from(),
                alert.transition().to(),
                alert.transition().reason(),
                alert.finding().n(),
                alert.finding().value().orElse(Double.NaN),
                alert.finding().evidence(),
                alert.finding().evidenceNeeded(),
                alert.finding().peakEvidence(),
                alert.transition().complete());
    }

    /** What stands in the end: when each incident began and whether it is over. Names may differ with the order. */
    private static List<String> incidents(List<Alert> alerts) {
        Map<String, Alert> last = new HashMap<>();
        alerts.forEach(alert -> last.put(alert.incidentId(), alert));
        TreeSet<String> incidents = new TreeSet<>();
        last.values().stream()
                .filter(alert -> alert.transition().to() != AlertPhase.RETRACTED)
                .forEach(alert -> incidents.add(alert.subject().segment().canonical() + " "
                        + alert.timing().raisedAt() + " " + alert.transition().to()));
        return List.copyOf(incidents);
    }
}
