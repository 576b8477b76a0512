package io.cxpulse.app;

import static io.cxpulse.serve.SampleCatalogue.CES;
import static io.cxpulse.serve.SampleCatalogue.NPS_2;
import static io.cxpulse.serve.SampleCatalogue.VOLUME;
import static io.cxpulse.serve.SampleCatalogue.touchpoint;
import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.metric.CountTally;
import io.cxpulse.metric.NpsTally;
import io.cxpulse.metric.RatingTally;
import io.cxpulse.metric.Segment;
import io.cxpulse.serve.HttpAddress;
import io.cxpulse.serve.InMemoryAlertBoard;
import io.cxpulse.serve.InMemoryCaseArchive;
import io.cxpulse.serve.InMemorySeriesStore;
import io.cxpulse.serve.InMemorySources;
import io.cxpulse.serve.QueryApi;
import io.cxpulse.serve.Readiness;
import io.cxpulse.serve.SampleCatalogue;
import io.cxpulse.serve.StoreUnavailableException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class QueryCommandTest {

    private static final Instant MAY_5 = Instant.parse("2017-05-05T10:00:30Z");

    private final InMemorySeriesStore store = new InMemorySeriesStore();
    private final QueryApi api = new QueryApi(
            HttpAddress.loopback(0),
            SampleCatalogue.CATALOGUE,
            InMemorySources.of(store, new InMemoryCaseArchive(), new InMemoryAlertBoard()),
            () -> Readiness.Status.READY,
            new SimpleMeterRegistry());
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path data;

    @BeforeEach
    void record() throws Exception {
        write(ProcessHandle.current().pid());
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void shouldPrintTableWhenInstanceRuns() {
        // May 5: 100 * (4 - 3) / 7 = 14.3; (4.75 - 3.75) / 10 = 0.1 +- 1.96 * sqrt((0.475 + 0.375 - 0.1^2) / 10)
        // May 6: 100 * 11 / 13 = 84.6; (11.75 - 0.75) / 16 = 0.6875 +- 1.96 * sqrt((12.5 / 16 - 0.6875^2) / 16)
        store.add(NPS_2, Segment.TOTAL, MAY_5, new NpsTally(4, 0, 3));
        store.add(NPS_2, Segment.TOTAL, MAY_5.plus(Duration.ofDays(1)), new NpsTally(11, 2, 0));
        store.watermark(Instant.parse("2017-05-06T00:00:00Z"));

        assertThat(run("nps")).isZero();

        assertThat(out.toString().lines())
                .containsExactly(
                        "nps@2  total  by day, in points",
                        "  start (UTC)       end (UTC)          n  value  95 % interval  state",
                        "  2017-05-05 00:00  2017-05-06 00:00   7   14.3  -46.8 .. 66.8  final",
                        "  2017-05-06 00:00  2017-05-07 00:00  13   84.6   41.5 .. 96.0  provisional");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void shouldPrintOneSeriesForEachSegmentWhenSplit() {
        store.add(NPS_2, touchpoint("Зал, É"), MAY_5, NpsTally.of(9));
        store.add(NPS_2, touchpoint("G\u001b[2J🙂"), MAY_5, NpsTally.of(3));

        assertThat(run("nps", "--by", "touchpoint")).isZero();

        assertThat(out.toString())
                .contains("nps@2  touchpoint:Зал, É  by day, in points")
                .contains("nps@2  touchpoint:G?[2J🙂  by day, in points")
                .doesNotContain("\u001b");
        assertThat(store.queries()).hasSize(2);
    }

    @Test
    void shouldPrintUnroundedJsonWhenAskedTo() {
        store.add(NPS_2, touchpoint("Зал, É"), MAY_5, new NpsTally(4, 0, 3));

        assertThat(run("nps", "--by", "touchpoint", "--json")).isZero();

        assertThat(out.toString())
                .startsWith("{\"series\":[{\"metric\":\"nps\",\"version\":2,\"unit\":\"points\","
                        + "\"segment\":{\"touchpoint\":\"Зал, É\"},\"window\":\"day\",")
                .contains("\"value\":14.285714285714286,")
                .endsWith("}]}" + System.lineSeparator());
    }

    @Test
    void shouldPrintDashWhenIntervalDoesNotExist() {
        store.add(CES, Segment.TOTAL, MAY_5, RatingTally.of(4, true));
        store.add(VOLUME, Segment.TOTAL, MAY_5, CountTally.ONE);

        assertThat(run("ces")).isZero();
        assertThat(run("contact_volume", "--window", "5m", "--from", "2017-05-05", "--to", "2017-05-06"))
                .isZero();

        assertThat(out.toString()).containsPattern("1 +4\\.00 +- +provisional").containsPattern("1 +1 +- +prov");
    }

    @Test
    void shouldAskForAllThatIsKeptWhenFromIsNotGiven() {
        store.add(NPS_2, Segment.TOTAL, MAY_5, NpsTally.of(9));
        store.add(NPS_2, Segment.TOTAL, MAY_5.plus(Duration.ofDays(300)), NpsTally.of(9));

        assertThat(run("nps")).isZero();

        assertThat(store.queries().get(0).windows()).hasSize(301);
        assertThat(out.toString().lines()).hasSize(4);
    }

    @Test
    void shouldSayNoDataWhenNothingWasCounted() {
        assertThat(run("nps")).isZero();
        assertThat(run("nps", "--by", "channel")).isZero();

        assertThat(out.toString().lines()).containsExactly("nps@2  total  by day, in points", "  no data", "no data");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "né ~ There is no metric 'né'; known are nps, ces, contact_volume.",
                "nps --window week ~ Parameter 'window': 'week' is not a window; accepted: 5m | 24h | day",
                "nps --from gestern ~ 'gestern' is not a time that from accepts: an instant such as 2017-05-05T10:00:00Z or a date",
                "nps --by colour ~ Parameter 'by': 'colour' is not a dimension",
                "nps --segment a:b --by channel ~ --segment and --by exclude each other",
                "nps --api nonsense ~ --api: 'nonsense' is not a URL",
                "nps --nonsense ~ Unknown option",
            })
    void shouldExitWithUsageWhenArgumentIsWrong(String line, String message) {
        assertThat(run(line.split(" "))).isEqualTo(2);

        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains(message);
    }

    @Test
    void shouldRepeatProblemWhenApiRefuses() {
        assertThat(run("nps", "--window", "week")).isEqualTo(2);

        assertThat(err.toString().lines())
                .containsExactly("pulse query: Parameter 'window': 'week' is not a window; accepted: 5m | 24h | day |"
                        + " day_berlin.");
    }

    @Test
    void shouldFailWithOneLineWhenNoInstanceRuns() throws Exception {
        Files.delete(data.resolve("instance.json"));

        assertThat(run("nps")).isEqualTo(1);

        assertThat(err.toString().lines())
                .containsExactly("pulse query: no instance runs on the data directory " + data
                        + "; start one with 'pulse up', or name one with --data or --api");
    }

    @Test
    void shouldFailWithOneLineWhenRecordIsBroken() throws Exception {
        Files.writeString(data.resolve("instance.json"), "{\"api\": 🙂");

        assertThat(run("nps")).isEqualTo(1);

        assertThat(err.toString().lines())
                .containsExactly(
                        "pulse query: " + data.resolve("instance.json") + " is no description of a running instance");
    }

    @Test
    void shouldFailWithOneLineWhenNobodyListens() {
        api.close();

        assertThat(run("nps")).isEqualTo(1);

        assertThat(err.toString().lines())
                .hasSize(1)
                .allMatch(line -> line.startsWith("pulse query: cannot reach the query API at http://127.0.0.1:"));
    }

    @Test
    void shouldFailWithDetailWhenStoreIsUnavailable() {
        store.failWith(new StoreUnavailableException("The stores are being restored.", Duration.ofSeconds(3)));

        assertThat(run("nps")).isEqualTo(1);

        assertThat(err.toString().lines()).containsExactly("pulse query: The stores are being restored.");
    }

    @Test
    void shouldUseGivenUrlWhenApiIsNamed() throws Exception {
        Files.delete(data.resolve("instance.json"));
        store.add(NPS_2, Segment.TOTAL, MAY_5, NpsTally.of(9));

        assertThat(run("nps@2", "--api", "http://127.0.0.1:" + api.port() + "/"))
                .isZero();
    }

    @Test
    void shouldFindNothingWhenProcessIsGone() throws Exception {
        write(Long.MAX_VALUE);

        assertThat(RunningInstance.find(data)).isEmpty();
    }

    private void write(long pid) throws Exception {
        Files.writeString(
                data.resolve("instance.json"),
                "{\"bootstrap\":\"127.0.0.1:1\",\"registry\":\"http://127.0.0.1:2\",\"api\":\"http://127.0.0.1:"
                        + api.port() + "\",\"admin\":\"http://127.0.0.1:3\",\"pid\":" + pid + "}");
    }

    private int run(String... arguments) {
        CommandLine line = new CommandLine(new QueryCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--data";
        all[arguments.length + 1] = data.toString();
        return line.execute(all);
    }
}
