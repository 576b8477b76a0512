package io.cxpulse.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cxpulse.testing.SharedData;
import io.cxpulse.wire.OutboundEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseReplayTest {

    private static final Path SAMPLE = SharedData.projectRoot().resolve("topology/samples/servicenow-audit.csv");

    /** Rows of states as JSON, mapped as they are. */
    private static final String STATES = "[{\"snapshot\": .}]";

    @TempDir
    private Path folder;

    @Test
    void shouldTellHistoriesWhenSampleIsReplayed() throws Exception {
        ReplayRun run = new ReplayRun(folder).sorted(1 << 20);

        ReplaySummary summary = run.run("servicenow-audit", Map.of(), SAMPLE);

        assertThat(summary.rows()).isEqualTo(22);
        assertThat(summary.events()).containsExactly(Map.entry("case", 23L));
        assertThat(summary.skipped()).isEqualTo(Map.of("REPEATED_SNAPSHOT", 1L, "UNCHANGED_SNAPSHOT", 1L));
        assertThat(run.sink().rejectedPaths()).containsExactly("incident_state@19", "sys_updated_at@20");
        assertThat(history(run, "INC-101"))
                .containsExactly("OPENED", "TRANSFERRED", "ASSIGNED", "RESUMED", "RESOLVED", "RESOLVED", "CLOSED");
        assertThat(history(run, "INC-102"))
                .containsExactly("OPENED", "RESUMED", "PENDING_CUSTOMER", "RESOLVED", "REOPENED", "RESOLVED", "CLOSED");
        assertThat(history(run, "INC-103")).containsExactly("OPENED", "RESOLVED", "CLOSED");
        assertThat(history(run, "INC-104-é")).containsExactly("OPENED", "ON_HOLD", "PRIORITY_CHANGED");
        assertThat(history(run, "INC-105")).containsExactly("OPENED", "ATTRIBUTES_CHANGED", "ASSIGNED");
        assertThat(run.sink().events()).extracting(OutboundEvent::eventTime).isSorted();
    }

    @Test
    void shouldGiveSameEventsWhenRowsAreShuffledTwiceFedAndCompressed() throws Exception {
        List<String> lines = Files.readAllLines(SAMPLE);
        ReplayRun clean = new ReplayRun(folder).sorted(1 << 20);
        clean.run("servicenow-audit", Map.of(), SAMPLE);

        for (long seed = 1; seed <= 20; seed++) {
            List<String> rows = new ArrayList<>(lines.subList(1, lines.size()));
            rows.addAll(lines.subList(1, lines.size()));
            Collections.shuffle(rows, new Random(seed));
            Path file = gzip("журнал.csv.gz", lines.get(0) + "\n" + String.join("\n", rows));
            // So little memory spills every few rows.
            ReplayRun run = new ReplayRun(folder).sorted(2_000);

            ReplaySummary summary = run.run("servicenow-audit", Map.of(), file);

            assertThat(run.sink().events())
                    .as("seed %d", seed)
                    .isEqualTo(clean.sink().events());
            assertThat(summary.rows()).isEqualTo(44);
            // 20 of the 22 rows are good, one of them a repetition: of 2 × 20 states, 19 are different.
            assertThat(summary.skipped()).isEqualTo(Map.of("REPEATED_SNAPSHOT", 21L, "UNCHANGED_SNAPSHOT", 1L));
            assertThat(scratchFolders()).isEmpty();
        }
    }

    @Test
    void shouldTellCaseByCaseWhenOrderIsThatOfFile() throws Exception {
        ReplayRun run = new ReplayRun(folder).bounded(2_000);

        run.run("servicenow-audit", Map.of(), SAMPLE, SAMPLE);

        List<String> keys =
                run.sink().events().stream().map(OutboundEvent::key).distinct().toList();
        assertThat(run.sink().events())
                .hasSize(23)
                .extracting(OutboundEvent::key)
                .isSorted();
        assertThat(keys).containsExactly("INC-101", "INC-102", "INC-103", "INC-104-é", "INC-105");
        assertThat(run.sink().field("eventId")).doesNotHaveDuplicates();
    }

    @Test
    void shouldKeepOrderOfChangesWhenManyShareOneTime() throws Exception {
        String rows = state(2, "SOLVED", ",\"transfers\":2,\"team\":\"б\"")
                + state(10, "CLOSED", ",\"transfers\":2,\"team\":\"б\"")
                + state(1, "OPEN", ",\"transfers\":0,\"team\":\"а\"");
        ReplayRun run = new ReplayRun(folder).sorted(1);

        run.run(Mapping.of("опрос", STATES, Map.of()), write("é.jsonl", rows));

        assertThat(run.sink().field("eventId"))
                .containsExactly(
                        "опрос:дело:1:1-opened",
                        "опрос:дело:1:8-status",
                        "опрос:дело:2:2-transferred",
                        "опрос:дело:2:2-transferred-002",
                        "опрос:дело:2:8-status",
                        "опрос:дело:10:8-status");
    }

    @Test
    void shouldRejectRowAndCompareWithTheOneBeforeWhenStateIsImplausible() throws Exception {
        String rows = state(1, "OPEN", ",\"transfers\":0")
                + state(2, "SOLVED", ",\"transfers\":101,\"team\":\"é 🙂\"")
                + state(3, "CLOSED", ",\"transfers\":1");
        ReplayRun run = new ReplayRun(folder).sorted(1);

        ReplaySummary summary = run.run(Mapping.of("опрос", STATES, Map.of()), write("дела.jsonl", rows));

        assertThat(summary.rejected()).containsExactly(Map.entry("UNMAPPABLE_ROW", 1L));
        assertThat(run.sink().rejectedPaths()).containsExactly("transfers@2");
        assertThat(run.sink().rejected().get(0).detail()).contains("from 0 to 101", "at most 100");
        assertThat(run.sink().rejected().get(0).file()).isEqualTo("дела.jsonl");
        assertThat(StandardCharsets.UTF_8
                        .decode(run.sink().rejected().get(0).value().duplicate())
                        .toString())
                .isEqualTo(rows.split("\n", -1)[1]);
        assertThat(run.sink().rejected().get(0).size())
                .isEqualTo(rows.split("\n", -1)[1].getBytes(StandardCharsets.UTF_8).length);
        assertThat(history(run, "дело")).containsExactly("OPENED", "RESUMED", "TRANSFERRED", "CLOSED");
    }

    @Test
    void shouldNameFieldWhenStateDoesNotFit() throws Exception {
        String rows = state(1, "UNKNOWN", "")
                + state(2, "OPEN", ",\"transfers\":\"1\"")
                + state(3, "OPEN", ",\"цвет\":1")
                + state(4, "OPEN", "");
        ReplayRun run = new ReplayRun(folder);

        run.run(Mapping.of("опрос", STATES, Map.of()), write("é.jsonl", rows));

        assertThat(run.sink().rejectedPaths()).containsExactly("status@1", "transfers@2", "цвет@3");
        assertThat(history(run, "дело")).containsExactly("OPENED", "RESUMED");
    }

    @Test
    void shouldTakeEventsAndStatesWhenRowGivesBoth() throws Exception {
        String jslt = "[{\"snapshot\": .}, {\"event\": \"interaction\", \"eventId\": \"и\" + .sequence,"
                + " \"occurredAt\": .at}, {\"snapshot\": 7}]";
        ReplayRun run = new ReplayRun(folder).sorted(1 << 20);

        // What is no object is no snapshot, and the mapping is at fault.
        ReplaySummary none = run.run(Mapping.of("опрос", jslt, Map.of()), write("a.jsonl", state(1, "OPEN", "")));
        ReplaySummary both = new ReplayRun(folder)
                .sorted(1 << 20)
                .run(
                        Mapping.of("опрос", jslt.replace(", {\"snapshot\": 7}", ""), Map.of()),
                        write("b.jsonl", state(1, "OPEN", "")));

        assertThat(none.rejected()).containsExactly(Map.entry("UNMAPPABLE_ROW", 1L));
        assertThat(both.events()).isEqualTo(Map.of("case", 2L, "interaction", 1L));
    }

    @Test
    void shouldMapAllWhenRowsAreCaseEvents() throws Exception {
        String rows = """
                {"eventId":"b","caseId":"дело","type":"CLOSED","occurredAt":"2025-03-02T10:00:00Z"}
                {"eventId":"a","caseId":"дело","type":"OPENED","occurredAt":"2025-03-01T10:00:00Z"}
                {"eventId":"c","type":"OPENED","occurredAt":"2025-03-01T10:00:00Z"}
                """;
        ReplayRun run = new ReplayRun(folder).sorted(1 << 20);

        run.run("cases", Map.of(), write("дела.jsonl", rows));

        assertThat(run.sink().field("eventId")).containsExactly("a", "b");
        assertThat(run.sink().events()).extracting(OutboundEvent::key).containsOnly("дело");
        assertThat(run.sink().rejectedPaths()).containsExactly("caseId@3");
    }

    @Test
    void shouldDeleteScratchWhenSinkFailsOrStopIsRequested() throws Exception {
        ReplayRun failing = new ReplayRun(folder).bounded(1);
        failing.sink().failingAfter(3);
        ReplayRun stopped = new ReplayRun(folder).sorted(1);
        stopped.stop().request();

        assertThatThrownBy(() -> failing.run("servicenow-audit", Map.of(), SAMPLE))
                .isInstanceOf(DeliveryFailed.class);
        assertThat(stopped.run("servicenow-audit", Map.of(), SAMPLE).eventCount())
                .isZero();
        assertThat(scratchFolders()).isEmpty();
    }

    /** Types of the events of a case, as they were produced. */
    private static List<String> history(ReplayRun run, String caseId) {
        List<Object> types = run.sink().field("type");
        return IntStream.range(0, types.size())
                .filter(i -> run.sink().events().get(i).key().equals(caseId))
                .mapToObj(i -> String.valueOf(types.get(i)))
                .toList();
    }

    private static String state(long sequence, String status, String more) {
        return "{\"caseId\":\"дело\",\"at\":\"2025-03-01T10:00:00Z\",\"sequence\":" + sequence + ",\"status\":\""
                + status + "\"" + more + "}\n";
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Path gzip(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private List<Path> scratchFolders() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isDirectory).toList();
        }
    }
}
