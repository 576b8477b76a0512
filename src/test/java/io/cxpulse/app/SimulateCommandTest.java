package io.cxpulse.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cxpulse.simulate.CollectingSink;
import io.cxpulse.simulate.StopSignal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class SimulateCommandTest {

    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");

    private static final String[] CLUSTER = {"--bootstrap", "127.0.0.1:1", "--registry", "http://127.0.0.1:2"};

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private CollectingSink sink = new CollectingSink();
    private StopSignal stop = new StopSignal();

    @BeforeEach
    void begin() {
        sink = new CollectingSink();
        stop = new StopSignal();
    }

    @Test
    void shouldProduceThePastAndReportWhenBackfilled() throws IOException {
        assertThat(run("--backfill", "2h", "--json")).as(err::toString).isZero();

        JsonNode report = new JsonMapper().readTree(out.toString());
        assertThat(report.path("from").asText()).isEqualTo("2026-03-04T10:00:00Z");
        assertThat(report.path("to").asText()).isEqualTo("2026-03-04T12:00:00Z");
        assertThat(report.path("complete").asBoolean()).isTrue();
        assertThat(report.path("events").path("case OPENED").asLong()).isPositive();
        assertThat(report.path("answers").path("Büro").isNumber()).isTrue();
        assertThat(sink.events()).isNotEmpty().allMatch(event -> event.eventTime()
                .isBefore(NOW));
        assertThat(sink.isClosed()).isTrue();
    }

    @Test
    void shouldConnectToNothingWhenRunIsDry() {
        assertThat(execute("--start", "2026-03-02T08:00:00Z", "--backfill", "2h", "--dry-run"))
                .as(err::toString)
                .isZero();
        String counted = out.toString();
        out.getBuffer().setLength(0);

        assertThat(execute("--start", "2026-03-02T08:00:00Z", "--backfill", "2h", "--dry-run"))
                .isZero();

        assertThat(counted).contains("counted", "interaction CONTACT_STARTED", "survey COMPLETED", "Gamer 🎮");
        assertThat(counts(out.toString())).isEqualTo(counts(counted));
        assertThat(sink.events()).isEmpty();
    }

    @Test
    void shouldCountTheFutureWhenRunIsDryAndLive() {
        assertThat(execute("--for", "10m", "--live-rate", "20", "--steady", "--incident", "release@1m", "--dry-run"))
                .isZero();

        assertThat(out.toString())
                .startsWith("2026-03-04T12:00:00Z to 2026-03-04T12:10:00Z")
                .contains("CHANGE_MARKER");
    }

    @Test
    void shouldEndWithoutFailureWhenStoppedWhileLive() {
        stop.request();

        assertThat(run("--backfill", "2h", "--live")).isZero();
        assertThat(out.toString()).contains(", stopped");
        assertThat(sink.isClosed()).isTrue();
    }

    @Test
    void shouldListIncidentsWhenAsked() throws IOException {
        assertThat(execute("--list-incidents")).isZero();
        assertThat(out.toString()).contains("release", "product Büro", "silence", "team Доставка", "2h", "bot-trap");
        out.getBuffer().setLength(0);

        assertThat(execute("--list-incidents", "--json")).isZero();
        JsonNode first =
                new JsonMapper().readTree(out.toString()).path("incidents").path(0);
        assertThat(first.path("name").asText()).isEqualTo("release");
        assertThat(first.path("where").path("product").path(0).asText()).isEqualTo("Büro");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            --dry-run                                              | nothing to do
            --backfill недели                                      | --backfill недели: accepted is a duration
            --backfill 900d                                        | at most 800d
            --live --dry-run                                       | --dry-run --live has no end
            --backfill 1h --rate 0                                 | --rate 0: accepted is a number above 0
            --backfill 1h --live-rate -3                           | --live-rate -3: accepted is a number above 0
            --backfill 1h --incident пожар                         | --incident пожар: unknown; accepted are release, demo, silence, bot-trap
            --backfill 1h --incident release@скоро                 | --incident release@скоро скоро: accepted is a duration
            --start вчера                                          | --start вчера: accepted is a time such as
            --start 2026-03-05T00:00:00Z                           | lies in the future
            --start 2026-03-04T11:00:00Z --backfill 2h             | ends at 2026-03-04T13:00:00Z, in the future
            --start 2026-03-01T00:00:00Z --backfill 2h --live      | ends at a time of its own
            """)
    void shouldExplainInOneLineWhenUsageIsWrong(String arguments, String problem) {
        assertThat(run(arguments.strip().split(" "))).isEqualTo(2);

        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("pulse simulate: ")
                .contains(problem);
        assertThat(sink.events()).isEmpty();
    }

    @Test
    void shouldFailInOneLineWhenSinkFailsOrNothingRuns() {
        sink.failingAfter(2);

        assertThat(run("--backfill", "1h")).isEqualTo(1);
        assertThat(err.toString()).isEqualTo("pulse simulate: the broker went away" + System.lineSeparator());
        err.getBuffer().setLength(0);

        assertThat(execute("--backfill", "1h", "--data", folder.resolve("é").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("no instance runs on the data directory");
    }

    @Test
    void shouldListProblemsWhenFileOfCompanyIsBad() throws IOException {
        Path file = Files.writeString(folder.resolve("société.yaml"), "zone: Луна\n");

        CommandRun run = CommandRun.of("simulate", "--backfill", "1h", "--dry-run", "--company", file.toString());

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("société.yaml", "zone: \"Луна\"", "customers: missing");
    }

    private static String counts(String report) {
        return report.lines().filter(line -> line.startsWith("  ")).toList().toString();
    }

    private int run(String... arguments) {
        return execute(Stream.concat(Stream.of(CLUSTER), Stream.of(arguments)).toArray(String[]::new));
    }

    private int execute(String... arguments) {
        SimulateCommand command = new SimulateCommand((bootstrap, avro) -> sink, InstantSource.fixed(NOW), stop);
        return new CommandLine(command)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
