package io.cxpulse.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cxpulse.testing.SharedData;
import io.cxpulse.wire.OutboundEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The audit log of March 2016 as events, counted with a few lines and compared with an independent calculation. */
class ServiceNowGoldenTest {

    private record Change(String type, String statusBefore, Instant at, String caseId, String priority, Object slaMet) {

        static Change of(OutboundEvent event) {
            Function<String, Object> field = name ->
                    event.value().get(event.value().getSchema().getField(name).pos());
            return new Change(
                    String.valueOf(field.apply("type")),
                    String.valueOf(field.apply("statusBefore")),
                    event.eventTime(),
                    event.key(),
                    String.valueOf(field.apply("priority")),
                    field.apply("slaMet"));
        }

        boolean is(String wanted) {
            return type.equals(wanted);
        }
    }

    private static final long SEED = 20_160_301;

    @TempDir
    private static Path folder;

    private static JsonNode golden;
    private static ReplaySummary summary;
    private static List<OutboundEvent> events;
    private static Map<String, List<Change>> cases;

    @BeforeAll
    static void replay() throws Exception {
        Path log = SharedData.file("servicenow_incidents_2016-03.csv.gz");
        golden = new JsonMapper()
                .readTree(SharedData.file("golden.json").toFile())
                .path("servicenow_incidents_2016_03");
        ReplayRun run = new ReplayRun(folder).sorted(64 << 20);
        long start = System.nanoTime();
        summary = run.run("servicenow-audit", Map.of(), log);
        double seconds = (System.nanoTime() - start) / 1e9;
        events = run.sink().events();
        cases = events.stream()
                .map(Change::of)
                .collect(Collectors.groupingBy(Change::caseId, LinkedHashMap::new, Collectors.toList()));
        System.out.printf(
                "ServiceNow replay without a broker: %,d rows, %,d events in %.1f s (%,.0f events/s); skipped %s%n",
                summary.rows(), events.size(), seconds, events.size() / seconds, summary.skipped());
    }

    @Test
    void shouldMapEveryRowWhenLogIsReplayed() {
        assertThat(summary.rows()).isEqualTo(golden.path("rows").asLong());
        assertThat(summary.rejected()).isEmpty();
        assertThat(summary.skipped()).containsOnlyKeys(CaseHistories.UNCHANGED);
        assertThat(summary.events()).containsExactly(Map.entry("case", (long) events.size()));
        assertThat(events).extracting(OutboundEvent::eventTime).isSorted();
        assertThat(events.stream().map(event -> event.value().get(0)).distinct())
                .hasSize(events.size());
    }

    @Test
    void shouldOpenEachCaseOnceWhenLogIsReplayed() {
        assertThat(cases).hasSize(golden.path("cases").asInt());
        assertThat(cases.values()).allSatisfy(changes -> {
            assertThat(changes.get(0).type()).isEqualTo("OPENED");
            assertThat(changes.stream().filter(change -> change.is("OPENED"))).hasSize(1);
        });
    }

    @Test
    void shouldOpenAsManyPerDayWhenCounted() {
        Map<String, Long> perDay = cases.values().stream()
                .map(changes -> changes.get(0).at().atZone(ZoneOffset.UTC).toLocalDate())
                .collect(Collectors.groupingBy(String::valueOf, Collectors.counting()));
        List<String> top = perDay.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(10)
                .map(entry -> "[\"" + entry.getKey() + "\"," + entry.getValue() + "]")
                .toList();

        assertThat(top.toString().replace(", ", ","))
                .isEqualTo(golden.path("opened_per_day_top10").toString());
    }

    @Test
    void shouldResolveAndCloseInSameTimesWhenMeasured() {
        assertTimes("state_derived_first_resolved_row_minutes", "RESOLVED", changes -> changes.get(0));
        assertTimes("state_derived_last_resolved_row_minutes", "RESOLVED", ServiceNowGoldenTest::last);
        assertTimes("closure_minutes", "CLOSED", ServiceNowGoldenTest::last);
    }

    @Test
    void shouldReopenSameCasesWhenCounted() {
        assertThat(having(change -> change.is("REOPENED")))
                .hasSize(golden.path("reopened_cases_by_reopen_count").asInt());
        assertThat(having(
                        change -> change.is("REOPENED") && change.statusBefore().equals("SOLVED")))
                .hasSize(golden.path("reopened_cases_by_state_sequence").asInt());
    }

    @Test
    void shouldLeaveSameCasesWithFirstTeamWhenCounted() {
        int handedOn = having(change -> change.is("TRANSFERRED") || change.is("REOPENED"))
                .size();

        assertThat(cases.size() - handedOn)
                .isEqualTo(
                        golden.path("fcr_proxy_no_reassign_no_reopen").path("n").asInt());
        assertThat(having(change -> change.is("TEAM_CHANGED"))).isEmpty();
    }

    @Test
    void shouldMissSameServiceLevelsWhenCasesAreClosed() throws IOException {
        Map<String, long[]> missed = new TreeMap<>();
        for (List<Change> changes : cases.values()) {
            Change closed = last(only(changes, "CLOSED"));
            long[] counts = missed.computeIfAbsent(closed.priority(), priority -> new long[2]);
            counts[0] += Boolean.FALSE.equals(closed.slaMet()) ? 1 : 0;
            counts[1]++;
        }

        assertThat(new JsonMapper().writeValueAsString(missed))
                .isEqualTo(golden.path("sla_breached_by_priority").toString());
    }

    @Test
    void shouldGiveSameEventsWhenLogIsShuffledAndTwiceFed() throws Exception {
        Path log = SharedData.file("servicenow_incidents_2016-03.csv.gz");
        List<String> rows = new ArrayList<>();
        String header;
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(log)), StandardCharsets.UTF_8))) {
            header = String.valueOf(lines.readLine());
            lines.lines().forEach(rows::add);
        }
        rows.addAll(List.copyOf(rows));
        Collections.shuffle(rows, new Random(SEED));
        Path shuffled =
                Files.writeString(folder.resolve("перемешано.csv"), header + "\n" + String.join("\n", rows) + "\n");
        ReplayRun run = new ReplayRun(folder).sorted(4 << 20);

        ReplaySummary twice = run.run("servicenow-audit", Map.of(), shuffled);

        assertThat(twice.skipped())
                .isEqualTo(Map.of(
                        CaseHistories.REPEATED, summary.rows(),
                        CaseHistories.UNCHANGED, summary.skipped().get(CaseHistories.UNCHANGED)));
        // Not by AssertJ, which would print both lists.
        assertThat(run.sink().events().equals(events))
                .as("same events, seed %d", SEED)
                .isTrue();
    }

    private static void assertTimes(String name, String type, Function<List<Change>, Change> choice) {
        List<Long> minutes = new ArrayList<>();
        for (List<Change> changes : cases.values()) {
            List<Change> chosen = only(changes, type);
            if (!chosen.isEmpty()) {
                minutes.add(Duration.between(
                                changes.get(0).at(), choice.apply(chosen).at())
                        .toMinutes());
            }
        }
        assertThat(minutes).as(name).hasSize(golden.path(name).path("n").asInt());
        assertThat(minutes.stream().mapToLong(Long::longValue).sum())
                .as(name)
                .isEqualTo(golden.path(name).path("sum").asLong());
    }

    private static Collection<String> having(Predicate<Change> wanted) {
        return cases.entrySet().stream()
                .filter(one -> one.getValue().stream().anyMatch(wanted))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<Change> only(List<Change> changes, String type) {
        return changes.stream().filter(change -> change.is(type)).toList();
    }

    private static Change last(List<Change> changes) {
        return changes.get(changes.size() - 1);
    }
}
