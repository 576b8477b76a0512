package io.cxpulse.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.alert.Alert;
import io.cxpulse.serve.HttpAddress;
import io.cxpulse.serve.InMemoryAlertBoard;
import io.cxpulse.serve.InMemoryCaseArchive;
import io.cxpulse.serve.InMemorySeriesStore;
import io.cxpulse.serve.InMemorySources;
import io.cxpulse.serve.QueryApi;
import io.cxpulse.serve.Readiness;
import io.cxpulse.serve.SampleCatalogue;
import io.cxpulse.serve.StoreUnavailableException;
import io.cxpulse.testing.SampleAlerts;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertsCommandTest {

    private final InMemoryAlertBoard board = new InMemoryAlertBoard();
    private final QueryApi api = new QueryApi(
            HttpAddress.loopback(0),
            SampleCatalogue.CATALOGUE,
            InMemorySources.of(new InMemorySeriesStore(), new InMemoryCaseArchive(), board),
            () -> Readiness.Status.READY,
            new SimpleMeterRegistry());

    @TempDir
    private Path data;

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void shouldPrintTableWhenAlertsAreActive() {
        board.add(
                SampleAlerts.firing("nps-by-touchpoint", "touchpoint:会議室😀"),
                SampleAlerts.firing("nps-total", ""),
                over("nps-by-touchpoint", "touchpoint:Büro"));

        CommandRun run = ask();

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out().lines().map(String::stripTrailing).sorted().toList())
                .containsExactlyInAnyOrder(
                        "2 active alerts as of 2026-01-07T12:00:00Z",
                        "  state   severity  rule               segment              value  95 % interval   n"
                                + "  threshold        since (UTC)                   evidence",
                        "  firing  page      nps-by-touchpoint  touchpoint:会議室😀   -4.0  -19.0 .. 11.0  84"
                                + "  below 30 points  2026-01-07T09:53:00Z  50,000 of 40,320",
                        "  firing  page      nps-total          total                 -4.0  -19.0 .. 11.0  84"
                                + "  below 30 points  2026-01-07T09:53:00Z  50,000 of 40,320");
    }

    @Test
    void shouldShowEndedOnesWhenAllAreAskedFor() {
        board.add(over("nps-by-touchpoint", "touchpoint:Büro"));

        assertThat(ask().out()).isEqualToIgnoringNewLines("no active alerts as of 2026-01-07T12:00:00Z");
        assertThat(ask("--all").out())
                .startsWith("1 alert as of ")
                .contains("resolved", "touchpoint:Büro", "2026-01-07T11:03:00Z");
    }

    @Test
    void shouldAskOnlyForWhatFitsWhenFiltered() {
        board.add(SampleAlerts.firing("a", "touchpoint:Зал"), SampleAlerts.firing("b", "touchpoint:Зал"));
        board.add(SampleAlerts.firing("b", ""));

        assertThat(ask("--rule", "b", "--segment", "touchpoint:Зал").out()).startsWith("1 active alert as of");
        assertThat(ask("--segment", "total").out())
                .startsWith("1 active alert as of")
                .contains("total");
        assertThat(ask("--rule", "nés").out()).startsWith("no active alerts");
    }

    @Test
    void shouldSayWhatIsNotShownWhenThereIsMore() {
        IntStream.range(0, 12).forEach(i -> board.add(SampleAlerts.firing("r-" + i, "touchpoint:é")));
        board.unreadable(1);

        String out = ask("--limit", "5").out();

        assertThat(out)
                .startsWith("12 active alerts")
                .contains("  and 7 more; --limit shows up to 1,000, --rule and --segment fewer")
                .contains("  incomplete: 1 record holds no alert; the log of the instance says which");
        assertThat(out.lines()).hasSize(1 + 1 + 5 + 2);
    }

    @Test
    void shouldPrintAnswerOfApiWhenJsonIsAskedFor() {
        board.add(SampleAlerts.firing("r", "touchpoint:Зал 😀"));

        assertThat(ask("--json").out().strip())
                .startsWith("{\"asOf\":\"2026-01-07T12:00:00Z\",")
                .contains("\"dimensions\":{\"touchpoint\":\"Зал 😀\"}")
                .endsWith("}]}");
    }

    @Test
    void shouldKeepTerminalSafeWhenSegmentHoldsControlCharacters() {
        board.add(SampleAlerts.firing("r", "touchpoint:G%1B[2Jé"));

        assertThat(ask().out()).contains("touchpoint:G?[2Jé").doesNotContain("\u001b");
    }

    @Test
    void shouldFailWithOneLineWhenBoardHasNotCaughtUp() {
        board.failWith(new StoreUnavailableException(
                "the alerts cannot be read yet: the topic cx.alert-state is being read", Duration.ofSeconds(1)));

        CommandRun run = ask();

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err().lines())
                .containsExactly("pulse alerts: the alerts cannot be read yet: the topic cx.alert-state is being read");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "--limit 0 ~ Parameter 'limit': '0' is out of range; accepted: a whole number from 1 to 1000.",
                "--limit viele ~ Invalid value for option '--limit'",
                "--segment büro ~ --segment: 'büro' is not a segment: 'büro' is not of the form dimension:value",
                "--history --segment farbe:rot ~ 'farbe' is not a dimension",
            })
    void shouldExitWithUsageWhenArgumentIsWrong(String line, String message) {
        CommandRun run = line.contains("--history") ? history(line) : ask(line.split(" "));

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(message);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "--follow --all ~ --all is of alerts",
                "--history --limit 3 ~ --limit is of alerts",
                "--history --api http://127.0.0.1:1 ~ give --bootstrap and --registry",
                "--bootstrap é:1 --registry http://é ~ are for --history and --follow",
                "--history --registry http://127.0.0.1:2 ~ --registry without --bootstrap",
                "--history --bootstrap é --registry http://127.0.0.1:2 ~ HOST:PORT is accepted",
            })
    void shouldExitWithUsageWhenOptionsContradict(String line, String message) {
        CommandRun run = history(line);

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains(message);
    }

    @Test
    void shouldFailWithOneLineWhenNoInstanceRuns() {
        CommandRun history = CommandRun.of("alerts", "--history", "--data", data.toString());
        CommandRun now = CommandRun.of("alerts", "--data", data.toString());

        assertThat(history.exit()).isEqualTo(1);
        assertThat(history.err().lines())
                .containsExactly("pulse alerts: no instance runs on the data directory " + data
                        + "; start one with `pulse up`, or give --bootstrap and --registry");
        assertThat(now.exit()).isEqualTo(1);
        assertThat(now.err()).startsWith("pulse alerts: no instance runs on the data directory " + data);
    }

    private static Alert over(String rule, String segment) {
        return SampleAlerts.resolved(SampleAlerts.firing(rule, segment), SampleAlerts.RAISED.plus(Duration.ofHours(1)));
    }

    private static CommandRun history(String line) {
        return CommandRun.of(
                Stream.concat(Stream.of("alerts"), Stream.of(line.split(" "))).toArray(String[]::new));
    }

    private CommandRun ask(String... arguments) {
        String[] target = {"alerts", "--api", "http://127.0.0.1:" + api.port()};
        return CommandRun.of(Stream.of(target, arguments).flatMap(Stream::of).toArray(String[]::new));
    }
}
