package io.cxpulse.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints a series answer as a table for people: rounded, aligned, one window a line. */
final class SeriesTable {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final List<String> HEADINGS =
            List.of("start (UTC)", "end (UTC)", "n", "value", "95 % interval", "state");

    /** Columns from the first number to the last; the others are text. */
    private static final int FIRST_NUMBER = 2;

    private static final int LAST_NUMBER = 4;

    private final JsonNode series;
    private final String number;

    SeriesTable(JsonNode series) {
        this.series = series;
        this.number = "%." + digits(series.path("unit").asText()) + "f";
    }

    void print(PrintWriter out) {
        out.println(title());
        if (series.path("points").isEmpty()) {
            out.println("  no data");
        } else {
            printRows(out);
        }
        if (series.has("keptFrom")) {
            out.println("  windows before " + time(series.path("keptFrom")) + " are no longer kept");
        }
    }

    private String title() {
        List<String> segment = new ArrayList<>();
        series.path("segment")
                .properties()
                .forEach(pair -> segment.add(pair.getKey() + ":"
                        + TerminalText.printable(pair.getValue().asText())));
        return String.format(
                Locale.ROOT,
                "%s@%d  %s  by %s, in %s",
                series.path("metric").asText(),
                series.path("version").asInt(),
                segment.isEmpty() ? "total" : String.join(",", segment),
                series.path("window").asText(),
                series.path("unit").asText());
    }

    private void printRows(PrintWriter out) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADINGS);
        series.path("points").forEach(point -> rows.add(row(point)));
        int[] widths = new int[HEADINGS.size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        rows.forEach(row -> out.println(line(row, widths)));
    }

    private List<String> row(JsonNode point) {
        return List.of(
                time(point.path("start")),
                time(point.path("end")),
                point.path("n").asText(),
                round(point.path("value")),
                point.has("low") ? round(point.path("low")) + " .. " + round(point.path("high")) : "-",
                point.path("state").asText());
    }

    private String round(JsonNode value) {
        return value.isNumber() ? String.format(Locale.ROOT, number, value.asDouble()) : "-";
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            boolean right = column >= FIRST_NUMBER && column <= LAST_NUMBER;
            String format = "  %" + (right ? "" : "-") + widths[column] + "s";
            line.append(String.format(Locale.ROOT, format, row.get(column)));
        }
        return line.toString().stripTrailing();
    }

    /** How many digits after the point are worth showing. */
    static int digits(String unit) {
        return switch (unit) {
            case "count" -> 0;
            case "points" -> 1;
            case "score" -> 2;
            default -> 3;
        };
    }

    private static String time(JsonNode time) {
        return TIME.format(Instant.parse(time.asText()));
    }
}
