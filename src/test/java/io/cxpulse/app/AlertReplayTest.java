package io.cxpulse.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.awaitility.Awaitility.await;

import io.cxpulse.alert.Alert;
import io.cxpulse.alert.AlertPhase;
import io.cxpulse.alert.AlertReason;
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
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a rule makes of the airport survey is what its rows alone tell, however the survey is read. */
class AlertReplayTest {

    private static final String RULES = """
            version: 1
            defaults: {budget: 1 per 4w, window: 24h}
            rules:
              - {id: nps-by-touchpoint, metric: nps, by: [touchpoint], when: below 50, severity: page,
                 annotations: {summary: "Зал: меньше 50"}}
            """;

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Before anything is said; one more comes after. */
    private static final int EARLY_KILLS = 2;

    /** Greatest evidence of each boarding area, from a calculation that shares nothing with the product. */
    private static final Map<String, Double> PEAKS =
            Map.of("A", 1.561e4, "B", 1.499, "C", 4.816, "D", 11.51, "E", 3.901, "F", 235.8, "G", 4.343e10);

    @TempDir
    private Path folder;

    private Path rules = Path.of("");
    private Path survey = Path.of("");
    private SurveyOracle oracle;

    @BeforeEach
    void read() throws Exception {
        survey = SharedData.file(GoldenSurvey.FILE);
        rules = Files.writeString(folder.resolve("правила.yaml"), RULES);
        oracle = SurveyOracle.of(survey, definitions().load().rules().rules().get(0));
    }

    @Test
    void shouldAlertOnlyOfTheInternationalAreaWhenRowsAreFoldedAlone() {
        assertThat(oracle.alerts())
                .extracting(alert -> alert.subject().segment().canonical())
                .isNotEmpty()
                .containsOnly("touchpoint:G");
        assertThat(oracle.alerts()).first().satisfies(alert -> {
            assertThat(alert.transition().at()).isEqualTo("2017-05-08T12:01:00Z");
            assertThat(alert.transition().reason()).isEqualTo(AlertReason.EVIDENCE_REACHED);
            assertThat(alert.finding().n()).isEqualTo(72);
            assertThat(alert.finding().evidence()).isCloseTo(554_111.22, withinPercentage(1e-3));
        });
    }

    @Test
    void shouldGatherTheEvidenceOfAnIndependentCalculationWhenRowsAreFoldedAlone() {
        Map<String, Double> peaks = oracle.peaks();

        assertThat(peaks).containsOnlyKeys(PEAKS.keySet());
        PEAKS.forEach((area, peak) -> assertThat(peaks.get(area)).as(area).isCloseTo(peak, withinPercentage(0.1)));
    }

    @Tag("broker")
    @ParameterizedTest(name = "{0} partitions")
    @ValueSource(ints = {1, 2, 4})
    void shouldSayTheSameWhenTopicsHaveMorePartitions(int partitions) throws Exception {
        try (RunningPulse pulse = start(partitions)) {
            send(pulse, survey, "time");

            assertSameTransitions(awaitAlerts(pulse.cluster()));
        }
    }

    @Tag("broker")
    @Test
    void shouldEndInTheSameIncidentsWhenRowsAreShuffled() throws Exception {
        long seed = Seed.next();
        System.out.println("fault.seed=" + seed);
        Path shuffled = new SurveyShuffle(new Random(seed)).write(survey, folder.resolve("перемешано.csv"));
        try (RunningPulse pulse = start(2)) {
            send(pulse, shuffled, "file");

            assertThat(incidents(awaitAlerts(pulse.cluster())))
                    .as("fault.seed=%d", seed)
                    .isEqualTo(incidents(oracle.alerts()));
        }
    }

    @Tag("broker")
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
                for (int kill = 1; kill <= EARLY_KILLS; kill++) {
                    member.awaitUp();
                    await().atMost(PATIENCE).until(() -> member.meter("cx_events_total") > 0);
                    killAndStart(member);
                }
                await().atMost(PATIENCE).until(() -> !alerts(pulse.cluster()).isEmpty());
                killAndStart(member);
                member.awaitReady();

                assertSameTransitions(awaitAlerts(pulse.cluster()));
            }
        }
    }

    private static void killAndStart(Member member) throws Exception {
        member.kill();
        member.startAgain();
    }

    private RunningPulse.DefinitionFiles definitions() {
        return new RunningPulse.DefinitionFiles(Verified.SHIPPED, Optional.of(rules));
    }

    private RunningPulse start(int partitions) throws Exception {
        return RunningPulse.start(EmbeddedCluster.start(), definitions(), partitions);
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

    /** The order of segments is nobody's business. */
    private void assertSameTransitions(List<Alert> alerts) {
        assertThat(bySegment(alerts)).isEqualTo(bySegment(oracle.alerts()));
    }

    private static Map<String, List<Alert>> bySegment(List<Alert> alerts) {
        return alerts.stream()
                .collect(Collectors.groupingBy(
                        alert -> alert.subject().segment().canonical(), TreeMap::new, Collectors.toList()));
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
