package io.cxpulse.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.wire.OutboundEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceNowMappingTest {

    private static final Map<String, String> ROW = new LinkedHashMap<>();

    static {
        ROW.put("number", "INC-é 7");
        ROW.put("incident_state", "Active");
        ROW.put("reassignment_count", "2");
        ROW.put("reopen_count", "0");
        ROW.put("sys_mod_count", "5");
        ROW.put("made_sla", "true");
        ROW.put("opened_by", "Opened by  8");
        ROW.put("opened_at", "3/2/2016 09:08");
        ROW.put("sys_updated_at", "13/3/2016 01:22");
        ROW.put("contact_type", "Телефон ☎");
        ROW.put("category", "Category 37");
        ROW.put("priority", "3 - Moderate");
        ROW.put("assignment_group", "Группа 46");
        ROW.put("assigned_to", "Resolver 74");
        ROW.put("closed_code", "code 8");
        ROW.put("resolved_at", "22/3/2016 15:08");
        ROW.put("closed_at", "27/3/2016 15:59");
    }

    @TempDir
    private Path folder;

    @Test
    void shouldFillEveryFieldWhenRowIsComplete() throws Exception {
        CollectingSink sink = replay(ROW).sink();

        assertThat(texts(sink, "type")).containsExactly("OPENED", "TRANSFERRED", "TRANSFERRED", "RESUMED");
        assertThat(sink.field("eventId"))
                .containsExactly(
                        "servicenow-audit:INC-é 7:5:1-opened",
                        "servicenow-audit:INC-é 7:5:2-transferred",
                        "servicenow-audit:INC-é 7:5:2-transferred-002",
                        "servicenow-audit:INC-é 7:5:8-status");
        assertThat(sink.field("occurredAt"))
                .containsExactly(
                        Instant.parse("2016-02-03T09:08:00Z"),
                        Instant.parse("2016-03-13T01:22:00Z"),
                        Instant.parse("2016-03-13T01:22:00Z"),
                        Instant.parse("2016-03-13T01:22:00Z"));
        for (Map.Entry<String, Object> same : Map.<String, Object>of(
                        "caseId", "INC-é 7",
                        "source", "servicenow-audit",
                        "ingestedAt", ReplayRun.NOW,
                        "channel", "Телефон ☎",
                        "team", "Группа 46",
                        "topic", "Category 37",
                        "priority", "3 - Moderate",
                        "assigneeAfter", "Resolver 74",
                        "sourceSequence", 5L,
                        "derived", true)
                .entrySet()) {
            assertThat(sink.field(same.getKey())).as(same.getKey()).hasSize(4).containsOnly(same.getValue());
        }
        assertThat(texts(sink, "actor")).containsExactly("UNKNOWN", "AGENT", "AGENT", "AGENT");
        assertThat(texts(sink, "createdBy")).containsOnly("UNKNOWN");
        assertThat(sink.field("slaMet")).containsExactly(null, true, true, true);
        assertThat(sink.field("sourceType")).containsExactly(null, "Active", "Active", "Active");
        assertThat(sink.events()).extracting(OutboundEvent::key).containsOnly("INC-é 7");
    }

    @Test
    void shouldKeepLaterColumnsOutOfOpeningWhenTheyAreFilledOnEveryRow() throws Exception {
        CollectingSink sink = replay(with("incident_state", "Closed")).sink();

        assertThat(texts(sink, "type")).startsWith("OPENED").endsWith("CLOSED");
        assertThat(sink.events().get(0).value().toString())
                .doesNotContain("code 8", "2016-03-22", "2016-03-27", "Closed", "CLOSED", "SOLVED");
        assertThat(sink.field("resolutionCode")).containsOnlyNulls();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "13/3/2016 01:22, 2016-03-13T01:22:00Z",
        "1/12/2016 00:00, 2016-12-01T00:00:00Z",
        "12/1/2016 23:59, 2016-01-12T23:59:00Z",
        "29/2/2016 09:05, 2016-02-29T09:05:00Z",
        "29/2/2000 9:05, 2000-02-29T09:05:00Z",
        "' 07/03/2016 01:22 ', 2016-03-07T01:22:00Z",
    })
    void shouldReadDayFirstWhenTimeIsOne(String text, String time) throws Exception {
        CollectingSink sink = replay(with("sys_updated_at", text)).sink();

        assertThat(sink.rejectedPaths()).isEmpty();
        assertThat(sink.field("occurredAt")).last().isEqualTo(Instant.parse(time));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "3/13/2016 01:22",
                "31/4/2016 01:22",
                "29/2/2017 01:22",
                "29/2/1900 01:22",
                "0/3/2016 01:22",
                "1/0/2016 01:22",
                "1/3/16 01:22",
                "1/3/2016 24:00",
                "1/3/2016 01:60",
                "1/3/2016 1:2",
                "1/3/2016",
                "2016-03-01 01:22",
                "1/3/2016 01:22 PM",
                "вчера",
                "?",
                "",
            })
    void shouldNameColumnAndTextWhenTimeIsNone(String text) throws Exception {
        for (String column : List.of("sys_updated_at", "opened_at")) {
            CollectingSink sink = replay(with(column, text)).sink();

            assertThat(sink.events()).isEmpty();
            assertThat(sink.rejectedPaths()).containsExactly(column + "@2");
            assertThat(sink.rejected().get(0).detail())
                    .startsWith("\"" + text + "\" does not fit")
                    .contains("day first");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Active, RESUMED, OPEN",
        "Awaiting User Info, PENDING_CUSTOMER, PENDING_CUSTOMER",
        "Awaiting Problem, ON_HOLD, ON_HOLD",
        "Awaiting Vendor, ON_HOLD, ON_HOLD",
        "Awaiting Evidence, ON_HOLD, ON_HOLD",
        "Resolved, RESOLVED, SOLVED",
        "Closed, CLOSED, CLOSED",
        "New, TRANSFERRED, NEW",
    })
    void shouldTranslateStateWhenItIsKnown(String state, String type, String status) throws Exception {
        CollectingSink sink = replay(with("incident_state", state)).sink();

        assertThat(texts(sink, "type")).last().isEqualTo(type);
        assertThat(texts(sink, "statusAfter")).last().isEqualTo(status);
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "number, ''",
        "number, ?",
        "incident_state, -100",
        "incident_state, active",
        "incident_state, ?",
        "incident_state, Закрыто",
        "sys_mod_count, ?",
        "sys_mod_count, ''",
        "sys_mod_count, -1",
        "sys_mod_count, 1.5",
        "sys_mod_count, семь",
        "reassignment_count, -1",
        "reassignment_count, 1.5",
        "reassignment_count, 1e3",
        "reassignment_count, 9999999999999999999",
        "reopen_count, да",
        "made_sla, TRUE",
        "made_sla, 1",
        "made_sla, да",
    })
    void shouldRejectRowOnceWhenColumnDoesNotFit(String column, String text) throws Exception {
        CollectingSink sink = replay(with(column, text)).sink();

        assertThat(sink.events()).isEmpty();
        assertThat(sink.rejectedPaths()).containsExactly(column + "@2");
        assertThat(sink.rejected().get(0).detail())
                .startsWith("\"" + text + "\"")
                .contains("accepted")
                .doesNotContain("\n");
    }

    @Test
    void shouldNameStatesWhenOneIsUnknown() throws Exception {
        assertThat(replay(with("incident_state", "-100"))
                        .sink()
                        .rejected()
                        .get(0)
                        .detail())
                .contains("no known state", "New", "Awaiting User Info", "Resolved", "Closed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "number",
                "incident_state",
                "reassignment_count",
                "reopen_count",
                "sys_mod_count",
                "made_sla",
                "opened_at",
                "sys_updated_at",
                "contact_type",
                "category",
                "priority",
                "assignment_group",
                "assigned_to"
            })
    void shouldNameColumnWhenFileLacksIt(String column) throws Exception {
        Map<String, String> row = new LinkedHashMap<>(ROW);
        row.remove(column);

        CollectingSink sink = replay(row).sink();

        assertThat(sink.events()).isEmpty();
        assertThat(sink.rejectedPaths()).containsExactly(column + "@2");
        assertThat(sink.rejected().get(0).detail()).isEqualTo("the file has no such column");
    }

    @Test
    void shouldLeaveFieldsOutWhenCellsAreNull() throws Exception {
        Map<String, String> row = new LinkedHashMap<>(ROW);
        for (String column : List.of(
                "contact_type",
                "category",
                "priority",
                "assignment_group",
                "assigned_to",
                "made_sla",
                "reassignment_count",
                "reopen_count")) {
            row.put(column, column.length() % 2 == 0 ? " ? " : "");
        }

        CollectingSink sink = replay(row).sink();

        assertThat(texts(sink, "type")).containsExactly("OPENED", "RESUMED");
        for (String field : List.of("channel", "topic", "priority", "team", "assigneeAfter", "slaMet")) {
            assertThat(sink.field(field)).as(field).hasSize(2).containsOnlyNulls();
        }
    }

    @Test
    void shouldReadColumnsWhenHeaderHasBlanks() throws Exception {
        String header = ROW.keySet().stream().collect(Collectors.joining(" , ", "\uFEFF ", "\t"));
        Path file = Files.writeString(
                folder.resolve("журнал.csv"), header + "\r\n" + String.join(",", ROW.values()) + "\r\n");
        ReplayRun run = new ReplayRun(folder);

        run.run("servicenow-audit", Map.of(), file);

        assertThat(run.sink().rejectedPaths()).isEmpty();
        assertThat(run.sink().events()).hasSize(4);
    }

    private static Map<String, String> with(String column, String text) {
        Map<String, String> row = new LinkedHashMap<>(ROW);
        row.put(column, text);
        return row;
    }

    private static List<String> texts(CollectingSink sink, String field) {
        return sink.field(field).stream().map(String::valueOf).toList();
    }

    private ReplayRun replay(Map<String, String> row) throws IOException, UsageProblem, DeliveryFailed {
        Path file = Files.writeString(
                folder.resolve("журнал.csv"),
                String.join(",", row.keySet()) + "\n" + String.join(",", row.values()) + "\n");
        ReplayRun run = new ReplayRun(folder);
        run.run("servicenow-audit", Map.of(), file);
        return run;
    }
}
