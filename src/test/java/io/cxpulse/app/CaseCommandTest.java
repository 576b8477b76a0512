package io.cxpulse.app;

import static io.cxpulse.testing.CaseLog.minute;
import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.event.Actor;
import io.cxpulse.event.CaseChange;
import io.cxpulse.serve.HttpAddress;
import io.cxpulse.serve.InMemoryAlertBoard;
import io.cxpulse.serve.InMemoryCaseArchive;
import io.cxpulse.serve.InMemorySeriesStore;
import io.cxpulse.serve.InMemorySources;
import io.cxpulse.serve.QueryApi;
import io.cxpulse.serve.Readiness;
import io.cxpulse.serve.SampleCatalogue;
import io.cxpulse.serve.StoreUnavailableException;
import io.cxpulse.testing.CaseLog;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CaseCommandTest {

    private final InMemoryCaseArchive archive = new InMemoryCaseArchive();
    private final QueryApi api = new QueryApi(
            HttpAddress.loopback(0),
            SampleCatalogue.CATALOGUE,
            InMemorySources.of(new InMemorySeriesStore(), archive, new InMemoryAlertBoard()),
            () -> Readiness.Status.READY,
            new SimpleMeterRegistry());
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path data;

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void shouldPrintHistoryWhenCaseIsKnown() {
        archive.add(new CaseLog("Fall/é 7")
                .event("e1", 0, CaseChange.OPENED, Actor.CUSTOMER)
                .event("e2", 10, CaseChange.AGENT_PUBLIC_REPLY, Actor.AGENT)
                .team("команда")
                .event("e3", 75, CaseChange.TEAM_CHANGED, Actor.AGENT)
                .event("e4", 80, CaseChange.CUSTOMER_REPLY, Actor.CUSTOMER));

        assertThat(run("Fall/é 7")).isZero();

        assertThat(err.toString()).isEmpty();
        assertThat(out.toString().lines())
                .containsExactly(
                        "case Fall/é 7",
                        "",
                        "  time (UTC)           event  what happened                what it changed",
                        "  2026-03-02 09:00:00  e1     OPENED by CUSTOMER           + OPENED in team:é",
                        "                                                           + WAITING in team:é",
                        "  2026-03-02 09:10:00  e2     AGENT_PUBLIC_REPLY by AGENT  + FIRST_RESPONSE 10m in team:é",
                        "  2026-03-02 10:15:00  e3     TEAM_CHANGED by AGENT        - WAITING in team:é",
                        "                                                           + TRANSFERRED",
                        "                                                           + WAITING",
                        "  2026-03-02 10:20:00  e4     CUSTOMER_REPLY by CUSTOMER   nothing",
                        "",
                        "  status          NEW, opened 2026-03-02 09:00:00 by CUSTOMER",
                        "  counted         yes",
                        "  with            агент 7, team:команда",
                        "  so far          1 reply, 1 transfer, 0 reopenings",
                        "  first response  given after 10m, at 2026-03-02 09:10:00",
                        "  next reply      waiting for 5h 40m, since 2026-03-02 10:20:00",
                        "  open            waiting for 7h, since 2026-03-02 09:00:00",
                        "  resolution      waiting for 7h, since 2026-03-02 09:00:00");
    }

    @Test
    void shouldPrintCaseOfThenWhenTimeIsGiven() {
        archive.add(new CaseLog("7")
                .event("e1", 0, CaseChange.OPENED, Actor.CUSTOMER)
                .event("e2", 10, CaseChange.RESOLVED, Actor.AGENT));

        assertThat(run("7", "--as-of", "2026-03-02T09:09:59.250Z")).isZero();
        assertThat(run("7", "--as-of", "2026-03-02")).isZero();

        assertThat(out.toString())
                .contains("case 7  as of 2026-03-02 09:09:59.250 UTC")
                .contains("  open            waiting for 9m 59.25s, since 2026-03-02 09:00:00")
                .doesNotContain("RESOLVED")
                .endsWith("case 7  as of 2026-03-02 00:00:00 UTC%n  nothing had happened yet%n".formatted());
    }

    @Test
    void shouldTellFateOfEventsWhenTheyWereAmendedOrTakenBack() {
        archive.add(new CaseLog("7")
                .event("e1", 0, CaseChange.OPENED, Actor.CUSTOMER)
                .event("e2", 10, CaseChange.AGENT_PUBLIC_REPLY, Actor.AGENT)
                .event("e3", 15, CaseChange.MARKED_SPAM, Actor.AGENT)
                .amend("e4", 20, "e2", CaseChange.BOT_REPLY, Actor.BOT)
                .amend("e5", 25, "e2", CaseChange.AUTO_REPLY, Actor.BOT)
                .retract("e6", 30, "e3")
                .retract("e7", 35, "никто")
                .retract("e8", 40, "e6")
                .mergedInto("e9", 50, "8 😀"));

        assertThat(run("7")).isZero();

        assertThat(out.toString())
                .contains("e2     AGENT_PUBLIC_REPLY by AGENT (amended by e5)")
                .contains("e3     MARKED_SPAM by AGENT (taken back by e6)")
                .contains("e4     amends e2 (no longer holds)")
                .contains("e5     amends e2: AUTO_REPLY by BOT ")
                .contains("e6     takes back e3 ")
                .contains("e7     takes back никто (which has not come)")
                .contains("e8     takes back e6 (which is no assertion)")
                .contains("  counted         no, it is MERGED into 8 😀");
    }

    @Test
    void shouldPrintNoControlCharactersWhenIdsHoldSome() {
        archive.add(new CaseLog("7\u001b[2J").event("e\u001b[1m🙂", 0, CaseChange.OPENED, Actor.CUSTOMER));

        assertThat(run("7\u001b[2J")).isZero();

        assertThat(out.toString()).contains("case 7?[2J", "e?[1m🙂").doesNotContain("\u001b");
    }

    @Test
    void shouldPrintAnswerOfApiWhenJsonIsAskedFor() {
        archive.add(new CaseLog("é😀").event("e1", 0, CaseChange.OPENED, Actor.CUSTOMER));

        assertThat(run("é😀", "--json")).isZero();

        assertThat(out.toString())
                .startsWith("{\"caseId\":\"é😀\",\"isolation\":")
                .endsWith("}]}" + System.lineSeparator());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "50%", "a%2Fb", "два слова", "..", ".", "x+y", "a?b#c;d", "\\"})
    void shouldFindCaseWhenIdIsNotPlain(String id) {
        archive.add(new CaseLog(id).event("e1", 0, CaseChange.OPENED, Actor.CUSTOMER));

        assertThat(run(id)).as(err.toString()).isZero();

        assertThat(out.toString()).startsWith("case " + id + System.lineSeparator());
    }

    @Test
    void shouldFailWithOneLineWhenNobodyKnowsCase() {
        assertThat(run("né")).isEqualTo(1);

        assertThat(out.toString()).isEmpty();
        assertThat(err.toString().lines())
                .containsExactly(
                        "pulse case: There is no case 'né': none of its events was accepted, or it is forgotten.");
    }

    @Test
    void shouldFailWithOneLineWhenStoreIsUnavailable() {
        archive.failWith(new StoreUnavailableException("The stores are being restored.", Duration.ofSeconds(3)));

        assertThat(run("7")).isEqualTo(1);

        assertThat(err.toString().lines()).containsExactly("pulse case: The stores are being restored.");
    }

    @Test
    void shouldFailWithOneLineWhenNoInstanceRuns() {
        CommandRun run = CommandRun.of("case", "7", "--data", data.toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err().lines())
                .containsExactly("pulse case: no instance runs on the data directory " + data
                        + "; start one with 'pulse up', or name one with --data or --api");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "7|--as-of|вчера ~ 'вчера' is not a time that asOf accepts: an instant such as",
                "7|--api|nonsense ~ --api: 'nonsense' is not a URL",
                "`` ~ the id of the case is blank",
                "7|8 ~ Unmatched argument",
                "--json ~ Missing required parameter",
            })
    void shouldExitWithUsageWhenArgumentIsWrong(String line, String message) {
        archive.add(new CaseLog("7").event("e1", 0, CaseChange.OPENED, Actor.CUSTOMER));

        assertThat(run(line.split("\\|"))).isEqualTo(2);

        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains(message);
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        if (!all.contains("--api")) {
            all.addAll(List.of("--api", "http://127.0.0.1:" + api.port()));
        }
        return new CommandLine(new CaseCommand(() -> minute(7 * 60)))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }
}
