package io.cxpulse.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A report for people. */
public final class ReportText {

    private static final int SHOWN = 50;

    private ReportText() {}

    /** Lines without line ends; the last one is the verdict. */
    public static List<String> of(Report report) {
        List<String> lines = new ArrayList<>();
        addTable(report.partitions(), lines);
        report.compared()
                .forEach((what, count) -> lines.add(String.format("%-20s %,d", what.replace('_', ' '), count)));
        report.notes().forEach(note -> lines.add("note: " + note));
        if (!report.unpublished().isEmpty()) {
            lines.add(String.format(
                    "not yet published: %,d values of windows",
                    report.unpublished().size()));
        }
        addDifferences(report.differences(), lines);
        lines.add(verdict(report));
        return lines;
    }

    private static void addTable(Map<String, PartitionReport> partitions, List<String> lines) {
        StringBuilder head = new StringBuilder(String.format("%-20s %12s", "partition", "read"));
        for (Fate fate : Fate.values()) {
            head.append(String.format(" %12s", fate.label().replace('_', ' ')));
        }
        lines.add(head.append(String.format(" %12s %12s", "sum", "waiting")).toString());
        partitions.forEach((partition, report) -> {
            StringBuilder row = new StringBuilder(String.format("%-20s %,12d", partition, report.read()));
            report.fates().values().forEach(count -> row.append(String.format(" %,12d", count)));
            lines.add(row.append(String.format(" %,12d %,12d", report.sum(), report.waiting()))
                    .toString());
        });
    }

    private static void addDifferences(List<Difference> differences, List<String> lines) {
        differences.stream().limit(SHOWN).forEach(difference -> lines.add(difference.toString()));
        if (differences.size() > SHOWN) {
            lines.add("... and " + (differences.size() - SHOWN) + " more");
        }
    }

    private static String verdict(Report report) {
        long read = report.partitions().values().stream()
                .mapToLong(PartitionReport::read)
                .sum();
        String about = String.format(" (%,d records recomputed)", read);
        return report.isClean()
                ? "verdict: clean" + about
                : "verdict: " + report.differences().size() + " differences" + about;
    }
}
