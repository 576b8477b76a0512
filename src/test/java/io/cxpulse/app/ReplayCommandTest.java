package io.cxpulse.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cxpulse.simulate.CollectingSink;
import io.cxpulse.simulate.StopSignal;
import io.cxpulse.testing.SharedData;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ReplayCommandTest {

    private static final String SAMPLE = SharedData.projectRoot()
            .resolve("topology/samples/airport-survey.csv")
            .toString();
    private static final String[] CLUSTER = {"--bootstrap", "127.0.0.1:9", "--registry", "http://127.0.0.1:9"};

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final StopSignal stop = new StopSignal();
    private final CollectingSink sink = new CollectingSink();
    private final List<String> opened = new ArrayList<>();
    private CommandLine command;

    @BeforeEach
    void build() {
        command = commandLine(new ReplayCommand(
                (bootstrap, avro) -> {
                    opened.add(bootstrap + " " + avro.registryUrl() + " " + avro.autoRegister());
                    return sink;
                },
                Clock.systemUTC(),
                stop));
    }

    @Test
    void shouldPrintOneJsonObjectWhenAsked() throws IOException {
        int exit = run("--source", "sfo-survey", "--set", "year=2017", "--json", SAMPLE);

        assertThat(exit).isZero();
        assertThat(err.toString()).isEmpty();
        assertThat(out.toString().lines()).hasSize(1);
        JsonNode summary = new JsonMapper().readTree(out.toString());
        assertThat(summary.path("rows").asInt()).isEqualTo(40);
        assertThat(summary.path("events").path("survey").asInt())
                .isEqualTo(sink.events().size())
                .isPositive();
        assertThat(summary.path("skipped").path("BLANK_ANSWER").asInt()).isPositive();
        assertThat(summary.path("rejected").isObject()).isTrue();
        assertThat(summary.path("seconds").isNumber()).isTrue();
        assertThat(summary.path("complete").asBoolean()).isTrue();
        assertThat(sink.isClosed()).isTrue();
        assertThat(opened).containsExactly("127.0.0.1:9 http://127.0.0.1:9 false");
    }

    @Test
    void shouldCountEventsAndSkipsWhenRowsAreStatesOfCases() {
        String log = SharedData.projectRoot()
                .resolve("topology/samples/servicenow-audit.csv")
                .toString();

        assertThat(run("--source", "servicenow-audit", log)).isZero();

        assertThat(out.toString())
                .contains("22 rows read", "23 events produced")
                .containsPattern("case +23")
                .containsPattern("REPEATED_SNAPSHOT +1")
                .containsPattern("UNCHANGED_SNAPSHOT +1")
                .containsPattern("UNMAPPABLE_ROW +2");
        assertThat(err.toString())
                .contains("servicenow-audit.csv:19: incident_state: \"-100\" is no known state")
                .contains("servicenow-audit.csv:20: sys_updated_at: \"3/13/2025 11:00\" does not fit");
        assertThat(sink.field("caseId")).contains("INC-104-é");
    }

    @Test
    void shouldShowFirstRejectionsWhenRowsAreBad() throws IOException {
        Path file = Files.writeString(folder.resolve("плохо.jsonl"), "я\n".repeat(7));

        int exit = run("--source", "surveys", file.toString());

        assertThat(exit).isZero();
        assertThat(out.toString()).contains("7 rows read", "0 events produced", "7 rejected");
        assertThat(err.toString().lines()).hasSize(6);
        assertThat(err.toString())
                .startsWith("rejected плохо.jsonl:1: broken JSON")
                .contains("rejected 2 more");
        assertThat(out.toString() + err).doesNotContain(folder.toString());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "--source sfo-survey SAMPLE | needs --set year=[0-9]{4} (the year of the survey",
                "--source sfo-survey --set year=MMXVII SAMPLE | --set year=MMXVII",
                "--source sfo-survey --set year SAMPLE | --set year: KEY=VALUE",
                "--source sfo-survey --set =2017 SAMPLE | --set =2017: KEY=VALUE",
                "--source sfo-survey --set year=2017 --set yaer=1 SAMPLE | takes only year",
                "--source surveys --set год=1 SAMPLE | takes no parameters",
                "--source опрос SAMPLE | unknown source опрос; known are cases, interactions, servicenow-audit, sfo-survey, surveys",
                "--source ../etc/passwd SAMPLE | no readable UTF-8 file",
                "--source surveys /no/such/é.csv | no such readable file",
                "--source surveys POM | unknown format; .csv, .jsonl and .ndjson",
                "--source surveys --speed 0 SAMPLE | --speed 0:",
                "--source surveys --speed -1 SAMPLE | --speed -1:",
                "--source surveys --speed быстро SAMPLE | --speed быстро:",
                "--source surveys --order random SAMPLE | --order random: time or file",
                "SAMPLE | Missing required option: '--source=NAME'",
                "--source surveys | Missing required parameter: 'FILE'",
            })
    void shouldExitTwoWhenUsageIsWrong(String arguments, String message) {
        String pom = SharedData.projectRoot().resolve("pom.xml").toString();

        int exit = run(arguments.replace("SAMPLE", SAMPLE).replace("POM", pom).split(" "));

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains(message);
        assertThat(out.toString()).isEmpty();
        assertThat(opened).isEmpty();
    }

    @Test
    void shouldPrintOneLineWhenMappingOfOwnIsNoJslt() throws IOException {
        Path mapping = Files.writeString(folder.resolve("своё.jslt"), "[{\"event\": }]\n");

        assertThat(run("--source", mapping.toString(), SAMPLE)).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).startsWith("pulse replay: mapping своё:");
    }

    @Test
    void shouldUseMappingOfOwnWhenPathIsGiven() throws IOException {
        Path mapping = Files.writeString(folder.resolve("своё.jslt"), """
                // takes: prefix - put before ids
                [{"event": "interaction",
                  "eventId": fallback($set.prefix, "") + .RESPNUM,
                  "occurredAt": "2025-01-01T00:00:00Z"}]
                """);

        assertThat(run("--source", mapping.toString(), "--set", "prefix=é", SAMPLE))
                .isZero();
        assertThat(sink.field("source")).containsOnly("своё");
        assertThat(sink.field("eventId")).contains("é1", "é40").hasSize(40);
    }

    @Test
    void shouldWantBothAddressesWhenOneIsGiven() {
        int exit = command.execute(
                "--source", "sfo-survey", "--set", "year=2017", "--bootstrap", "localhost:9092", SAMPLE);

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains("--bootstrap without --registry");
    }

    @Test
    void shouldFindRunningInstanceWhenNoAddressIsGiven() throws IOException {
        instance(ProcessHandle.current().pid());

        int exit = command.execute("--source", "sfo-survey", "--set", "year=2017", "--data", folder.toString(), SAMPLE);

        assertThat(exit).isZero();
        assertThat(opened).containsExactly("127.0.0.1:4711 http://127.0.0.1:4712 true");
    }

    @Test
    void shouldFailInOneLineWhenNoInstanceRuns() throws IOException {
        String[] arguments = {"--source", "sfo-survey", "--set", "year=2017", "--data", folder.toString(), SAMPLE};

        assertThat(command.execute(arguments)).isEqualTo(1);
        // No process has the greatest id.
        instance(Integer.MAX_VALUE);
        assertThat(command.execute(arguments)).isEqualTo(1);
        Files.writeString(folder.resolve(RunningInstance.FILE), "{\"bootstrap\": ");
        assertThat(command.execute(arguments)).isEqualTo(1);

        assertThat(err.toString().lines()).hasSize(3);
        assertThat(err.toString())
                .contains("no instance runs on the data directory", "pulse up", "no description of a running instance");
    }

    @Test
    void shouldExitOneWhenDeliveryFails() {
        sink.failingAfter(3);

        assertThat(run("--source", "sfo-survey", "--set", "year=2017", SAMPLE)).isEqualTo(1);
        assertThat(err.toString()).isEqualTo("pulse replay: the broker went away" + System.lineSeparator());
        assertThat(out.toString()).isEmpty();
        assertThat(sink.isClosed()).isTrue();
    }

    @Test
    void shouldTellHowFarItCameWhenStopped() {
        stop.request();

        assertThat(run("--source", "sfo-survey", "--set", "year=2017", SAMPLE)).isEqualTo(130);
        assertThat(out.toString()).contains("stopped early");
    }

    @Test
    void shouldFailInOneLineWhenBrokerOrRegistryIsUnreachable() throws IOException {
        CommandLine real = commandLine(new ReplayCommand());
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        String broker = "127.0.0.1:" + free;

        int exit = real.execute(
                "--source",
                "sfo-survey",
                "--set",
                "year=2017",
                "--bootstrap",
                broker,
                "--registry",
                "http://" + broker,
                SAMPLE);

        assertThat(exit).isEqualTo(1);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).startsWith("pulse replay: no broker answers at " + broker);
    }

    @Test
    void shouldGenerateReplayableFileWhenAskedForAnswers() throws IOException {
        Path file = folder.resolve("ответы.jsonl.gz");
        CommandLine generate = commandLine(new GenerateAnswersCommand());

        assertThat(generate.execute("--count", "500", "--seed", "9", "--out", file.toString()))
                .isZero();
        assertThat(generate.execute("--count", "-1", "--out", file.toString())).isEqualTo(2);
        assertThat(generate.execute("--count", "1", "--out", folder.toString())).isEqualTo(1);
        assertThat(run("--source", "surveys", "--order", "file", file.toString()))
                .isZero();
        assertThat(sink.events()).hasSize(500);
    }

    private void instance(long pid) throws IOException {
        Files.writeString(
                folder.resolve(RunningInstance.FILE),
                "{\"bootstrap\":\"127.0.0.1:4711\",\"registry\":\"http://127.0.0.1:4712\",\"api\":\"http://127.0.0.1:4713\","
                        + "\"admin\":\"http://127.0.0.1:4714\",\"pid\":" + pid + ",\"later\":\"é\"}");
    }

    private int run(String... arguments) {
        return command.execute(
                Stream.concat(Stream.of(CLUSTER), Stream.of(arguments)).toArray(String[]::new));
    }

    private CommandLine commandLine(Object subject) {
        return new CommandLine(subject).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    }
}
