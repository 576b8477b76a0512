package io.cxpulse.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints the answer about a case for people: its events, then where it stands, then its clocks. */
final class CaseText {

    private final JsonNode history;
    private final JsonNode state;
    private final Instant now;

    /** @param now until when a clock that runs has run, unless the answer is as of a time */
    CaseText(JsonNode history, Instant now) {
        this.history = history;
        this.state = history.path("state");
        this.now = history.has("asOf") ? instant(history, "asOf") : now;
    }

    void print(PrintWriter out) {
        String id = TerminalText.printable(history.path("caseId").asText());
        out.println("case " + id + (history.has("asOf") ? "  as of " + TerminalText.time(now) + " UTC" : ""));
        if (history.path("events").isEmpty()) {
            out.println("  nothing had happened yet");
            return;
        }
        out.println();
        new CaseTable(history.path("events"), state.path("segment")).print(out);
        out.println();
        line("status", status(), out);
        line("counted", counted(), out);
        line("with", with(), out);
        line("so far", soFar(), out);
        line("first response", clock("firstResponse", "given after ", "none before it was solved or closed"), out);
        line("next reply", clock("nextReply", "", ""), out);
        line("open", clock("open", "", ""), out);
        line("resolution", clock("resolution", "after ", "closed without one"), out);
    }

    private static void line(String name, String text, PrintWriter out) {
        out.println(String.format(Locale.ROOT, "  %-15s %s", name, text).stripTrailing());
    }

    private String status() {
        if (!state.has("openedAt")) {
            return "not opened";
        }
        return state.path("status").asText() + ", opened " + TerminalText.time(instant(state, "openedAt")) + " by "
                + state.path("openedBy").asText();
    }

    private String counted() {
        if (state.path("counts").asBoolean()) {
            return "yes";
        }
        List<String> reasons = new ArrayList<>();
        for (JsonNode exclusion : state.path("excluded")) {
            String into = exclusion.asText().equals("MERGED") && state.has("mergedInto")
                    ? " into " + TerminalText.printable(state.path("mergedInto").asText())
                    : "";
            reasons.add(exclusion.asText() + into);
        }
        return "no, it is " + (reasons.isEmpty() ? "not opened" : String.join(" and ", reasons));
    }

    private String with() {
        List<String> parts = new ArrayList<>();
        parts.add(
                state.has("assignee")
                        ? TerminalText.printable(state.path("assignee").asText())
                        : "nobody");
        state.path("segment")
                .properties()
                .forEach(pair -> parts.add(pair.getKey() + ":"
                        + TerminalText.printable(pair.getValue().asText())));
        return String.join(", ", parts);
    }

    private String soFar() {
        return String.join(
                ", ",
                count("replies", "reply", "replies"),
                count("transfers", "transfer", "transfers"),
                count("reopenings", "reopening", "reopenings"));
    }

    private String count(String field, String one, String many) {
        int count = state.path(field).asInt();
        return count + " " + (count == 1 ? one : many);
    }

    private String clock(String name, String stopped, String lapsed) {
        JsonNode clock = history.path("clocks").path(name);
        return switch (clock.path("state").asText()) {
            case "running" -> {
                Instant since = instant(clock, "since");
                yield "waiting for " + duration(since, now) + ", since " + TerminalText.time(since);
            }
            case "stopped" ->
                stopped + duration(instant(clock, "since"), instant(clock, "until")) + ", at "
                        + TerminalText.time(instant(clock, "until"));
            case "lapsed" -> lapsed;
            default -> "-";
        };
    }

    /** A clock of this machine may be behind that of the source. */
    private static String duration(Instant start, Instant end) {
        return TerminalText.duration(end.isBefore(start) ? Duration.ZERO : Duration.between(start, end));
    }

    private static Instant instant(JsonNode json, String field) {
        return Instant.parse(json.path(field).asText());
    }
}
