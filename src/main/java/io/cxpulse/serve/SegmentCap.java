package io.cxpulse.serve;

import io.cxpulse.metric.Tally;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Keeps a dimension with too many values readable: the segments with the most observations stay, the others are added up
 * as {@value #OTHER}. What is added are tallies, so the sum is exact, percentiles included; and which segments stay follows
 * from the numbers alone, not from the order in which they came.
 *
 * @param limit most segments that stay
 */
public record SegmentCap(int limit) {

    /** A value that is really called so is added up with the others once there are any. */
    public static final String OTHER = "other";

    private static final Comparator<ResultRow> MOST_FIRST = Comparator.comparingLong(
                    (ResultRow row) -> row.tally().n())
            .reversed()
            .thenComparing(ResultRow::segment);

    public SegmentCap {
        if (limit < 1) {
            throw new IllegalArgumentException("limit " + limit + " is below 1");
        }
    }

    /**
     * How many live segments a dimension has, of the metric and window that have the most.
     *
     * @param folded how many of them are added up as others
     */
    public record Load(int active, int folded) {}

    /** The rows that are shown of one family. */
    List<ResultRow> fold(List<ResultRow> rows) {
        if (rows.size() <= limit) {
            return rows;
        }
        List<ResultRow> shown = new ArrayList<>();
        Optional<ResultRow> others = Optional.empty();
        for (ResultRow row : rows.stream().sorted(MOST_FIRST).toList()) {
            if (shown.size() < limit && !row.segment().equals(OTHER)) {
                shown.add(row);
            } else {
                Tally sum = others.map(ResultRow::tally).map(row.tally()::plus).orElse(row.tally());
                others = Optional.of(new ResultRow(OTHER, row.window(), sum));
            }
        }
        others.ifPresent(shown::add);
        return shown;
    }

    /** By the label of each dimension; the total is none. */
    Map<String, Load> loads(Map<ResultFamily, List<ResultRow>> families) {
        Map<String, Load> loads = new TreeMap<>();
        families.forEach((family, rows) -> {
            if (!family.by().equals(ResultFamily.TOTAL)) {
                Load load = new Load(rows.size(), Math.max(0, rows.size() - limit));
                loads.merge(family.by(), load, (left, right) -> left.active() > right.active() ? left : right);
            }
        });
        return loads;
    }
}
