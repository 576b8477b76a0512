package io.cxpulse.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** The events of a case as a table, a changed fact a line; segments are shown where they are not what they are now. */
final class CaseTable {

    private static final List<String> HEADINGS = List.of("time (UTC)", "event", "what happened", "what it changed");

    private static final long MILLIS_PER_SECOND = 1_000;

    private final JsonNode events;
    private final JsonNode segment;

    /** @param segment dimensions of the case after all events */
    CaseTable(JsonNode events, JsonNode segment) {
        this.events = events;
        this.segment = segment;
    }

    void print(PrintWriter out) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADINGS);
        events.forEach(event -> addRows(event, rows));
        int[] widths = new int[HEADINGS.size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        rows.forEach(row -> out.println(line(row, widths)));
    }

    private void addRows(JsonNode event, List<List<String>> rows) {
        String time = TerminalText.time(Instant.parse(event.path("occurredAt").asText()));
        String id = text(event, "eventId");
        List<String> changes = changes(event);
        rows.add(List.of(time, id, happened(event), changes.isEmpty() ? "nothing" : changes.get(0)));
        changes.stream().skip(1).forEach(change -> rows.add(List.of("", "", "", change)));
    }

    private static String happened(JsonNode event) {
        String said = event.has("type")
                ? event.path("type").asText() + " by " + event.path("actor").asText() + status(event)
                : "";
        String what =
                switch (event.path("op").asText()) {
                    case "AMEND" -> "amends " + text(event, "targetEventId") + (said.isEmpty() ? "" : ": " + said);
                    case "RETRACT" -> "takes back " + text(event, "targetEventId");
                    default -> said;
                };
        return what + fate(event);
    }

    private static String status(JsonNode event) {
        return event.has("statusAfter") ? ", " + event.path("statusAfter").asText() : "";
    }

    private static String fate(JsonNode event) {
        return switch (event.path("fate").asText()) {
            case "amended" -> " (amended by " + text(event.path("by"), "eventId") + ")";
            case "retracted" -> " (taken back by " + text(event.path("by"), "eventId") + ")";
            case "superseded" -> " (no longer holds)";
            case "waiting" -> " (which has not come)";
            case "void" -> " (which is no assertion)";
            default -> "";
        };
    }

    private List<String> changes(JsonNode event) {
        List<String> changes = new ArrayList<>();
        addFacts("-", event.path("gone"), event.path("goneInAll").asInt(), changes);
        addFacts("+", event.path("come"), event.path("comeInAll").asInt(), changes);
        return changes;
    }

    private void addFacts(String sign, JsonNode facts, int inAll, List<String> changes) {
        facts.forEach(fact -> changes.add(sign + " " + fact(fact)));
        if (inAll > facts.size()) {
            changes.add(sign + " " + (inAll - facts.size()) + " more");
        }
    }

    private String fact(JsonNode fact) {
        StringBuilder text = new StringBuilder(fact.path("fact").asText());
        if (fact.has("durationSeconds")) {
            text.append(' ').append(duration(fact.path("durationSeconds").asDouble()));
        }
        if (fact.has("verdict")) {
            text.append(fact.path("verdict").asBoolean() ? " yes" : " no");
        }
        if (fact.has("from")) {
            text.append(" from ").append(fact.path("from").asText());
        }
        List<String> others = otherDimensions(fact.path("segment"));
        return others.isEmpty() ? text.toString() : text + " in " + String.join(",", others);
    }

    private List<String> otherDimensions(JsonNode own) {
        TreeSet<String> names = new TreeSet<>();
        own.fieldNames().forEachRemaining(names::add);
        segment.fieldNames().forEachRemaining(names::add);
        return names.stream()
                .filter(name -> !own.path(name).equals(segment.path(name)))
                .map(name -> name + ":" + (own.has(name) ? text(own, name) : "?"))
                .toList();
    }

    private static String duration(double seconds) {
        return TerminalText.duration(Duration.ofMillis(Math.round(seconds * MILLIS_PER_SECOND)));
    }

    private static String text(JsonNode json, String field) {
        return TerminalText.printable(json.path(field).asText());
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            line.append(String.format(Locale.ROOT, "  %-" + widths[column] + "s", row.get(column)));
        }
        return line.toString().stripTrailing();
    }
}
