package io.cxpulse.verify;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is said about one window.
 *
 * @param value null where nothing was observed
 * @param low lower end of the 95 % interval, null where there is none
 * @param high upper end, null where there is none
 * @param statistics the other statistics by name
 */
record Numbers(
        long n,
        @Nullable Double value,
        @Nullable Double low,
        @Nullable Double high,
        SortedMap<String, Double> statistics) {

    static final Numbers NOTHING = new Numbers(0, null, null, null, Collections.emptySortedMap());

    private static final double TOLERANCE = 1e-9;

    /** Statistics that the pipeline reads off a histogram. */
    private static final Set<String> READ_OFF = Set.of("p50", "p90", "p95");

    /** Error of the histogram, relative; and absolute, in seconds, as it counts in milliseconds. */
    private static final double READING_ERROR = 0.01;

    private static final double ROUNDING_ERROR = 0.001;

    static Numbers of(long n, double value, double[] interval, Map<String, Double> statistics) {
        return interval.length == 0
                ? new Numbers(n, value, null, null, new TreeMap<>(statistics))
                : new Numbers(n, value, interval[0], interval[1], new TreeMap<>(statistics));
    }

    /** The fields in which the other differs, each with both values as text. */
    Map<String, String[]> differences(Numbers found) {
        Map<String, String[]> differences = new LinkedHashMap<>();
        if (n != found.n) {
            differences.put("n", new String[] {Long.toString(n), Long.toString(found.n)});
        }
        if (n == 0 && found.n == 0) {
            // What an emptied window says besides its n is nobody's contract.
            return differences;
        }
        compare("value", value, found.value, differences);
        compare("low", low, found.low, differences);
        compare("high", high, found.high, differences);
        TreeSet<String> names = new TreeSet<>(statistics.keySet());
        names.addAll(found.statistics.keySet());
        for (String name : names) {
            compare(name, statistics.get(name), found.statistics.get(name), differences);
        }
        return differences;
    }

    private static void compare(
            String field, @Nullable Double expected, @Nullable Double found, Map<String, String[]> differences) {
        if (!(READ_OFF.contains(field) ? similar(expected, found) : same(expected, found))) {
            differences.put(field, new String[] {text(expected), text(found)});
        }
    }

    private static boolean same(@Nullable Double expected, @Nullable Double found) {
        if (expected == null || found == null) {
            return expected == null && found == null;
        }
        double scale = Math.max(1, Math.max(Math.abs(expected), Math.abs(found)));
        // Written so that a NaN differs from everything.
        return Math.abs(expected - found) <= TOLERANCE * scale;
    }

    private static boolean similar(@Nullable Double expected, @Nullable Double found) {
        if (expected == null || found == null) {
            return expected == null && found == null;
        }
        return Math.abs(expected - found) <= READING_ERROR * Math.abs(expected) + ROUNDING_ERROR + TOLERANCE;
    }

    private static String text(@Nullable Double number) {
        return number == null ? "none" : Double.toString(number);
    }
}
