package io.cxpulse.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Prints the alerts of an answer of the API as a table for people, an alert a line. */
final class AlertTable {

    private static final List<String> HEADINGS = List.of(
            "state",
            "severity",
            "rule",
            "segment",
            "value",
            "95 % interval",
            "n",
            "threshold",
            "since (UTC)",
            "until (UTC)",
            "evidence");

    /** Only shown if an alert is over. */
    private static final int UNTIL = HEADINGS.indexOf("until (UTC)");

    private static final Set<String> NUMBERS = Set.of("value", "95 % interval", "n", "evidence");

    private final JsonNode answer;
    private final String kind;

    /** @param kind what was asked for, such as {@code active} */
    AlertTable(JsonNode answer, String kind) {
        this.answer = answer;
        this.kind = kind;
    }

    void print(PrintWriter out) {
        out.println(title());
        if (!answer.path("alerts").isEmpty()) {
            printRows(out);
        }
        int hidden = answer.path("total").asInt() - answer.path("alerts").size();
        if (hidden > 0) {
            out.println("  and " + hidden + " more; --limit shows up to 1,000, --rule and --segment fewer");
        }
        long unreadable = answer.path("unreadable").asLong();
        if (unreadable > 0) {
            out.println("  incomplete: " + unreadable + (unreadable == 1 ? " record holds" : " records hold")
                    + " no alert; the log of the instance says which");
        }
    }

    private String title() {
        int total = answer.path("total").asInt();
        return (total == 0 ? "no" : Integer.toString(total)) + (kind.isEmpty() ? "" : " " + kind)
                + (total == 1 ? " alert" : " alerts") + " as of "
                + answer.path("asOf").asText();
    }

    private void printRows(PrintWriter out) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADINGS);
        answer.path("alerts").forEach(alert -> rows.add(row(alert)));
        int[] widths = new int[HEADINGS.size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], TerminalText.width(row.get(column)));
            }
        }
        boolean anyOver = !answer.path("alerts").findValues("until").isEmpty();
        widths[UNTIL] = anyOver ? widths[UNTIL] : 0;
        rows.forEach(row -> out.println(line(row, widths)));
    }

    private static List<String> row(JsonNode alert) {
        AlertNumbers numbers = new AlertNumbers(alert);
        return List.of(
                alert.path("state").asText(),
                alert.path("severity").asText(),
                TerminalText.printable(alert.path("rule").asText()),
                AlertNumbers.segment(alert),
                numbers.value(),
                numbers.interval(),
                String.format(Locale.ROOT, "%,d", alert.path("n").asLong()),
                numbers.threshold(),
                alert.path("since").asText("-"),
                alert.path("until").asText("-"),
                numbers.evidence());
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            if (widths[column] == 0) {
                continue;
            }
            String cell = row.get(column);
            String padding = " ".repeat(widths[column] - TerminalText.width(cell));
            boolean right = NUMBERS.contains(HEADINGS.get(column));
            line.append("  ").append(right ? padding + cell : cell + padding);
        }
        return line.toString().stripTrailing();
    }
}
