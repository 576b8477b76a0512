package io.cxpulse.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The figures that alerts have to reach, and those they did not. What comes by chance may be three standard errors beyond. */
final class QualityLimits {

    /** False pages of a healthy segment, per 1,000 segment-weeks, with any budget. */
    static final double HEALTHY = 2;

    /** The same where every hour is a little better or worse, with a budget of 26 weeks. */
    static final double UNSTEADY = 20;

    static final double PAGES_PER_INCIDENT = 1.10;

    /** Share of breaches that are seen within a day. */
    static final double WITHIN_DAY = 0.99;

    static final double NANOSECONDS = 1_000;

    /** Minutes until half of the drops of the NPS from 40 are seen, by answers an hour and what it drops to. */
    private static final Map<Integer, Map<Double, Double>> MEDIAN_DELAYS = Map.of(
            50, Map.of(10.0, 330.0, 0.0, 160.0),
            200, Map.of(20.0, 300.0, 10.0, 95.0, 0.0, 50.0),
            500, Map.of(10.0, 45.0, 0.0, 22.0, -20.0, 10.0));

    /** Minutes from the end of a breach of the NPS to the end of half of the alerts, by answers an hour. */
    private static final Map<Integer, Double> RESOLVE_MEDIANS = Map.of(50, 240.0, 200, 105.0);

    private final List<String> exceeded = new ArrayList<>();

    /** False pages of segments at the threshold, per 1,000 segment-weeks: one in a budget. */
    static double atThreshold(int budgetWeeks) {
        return 1000.0 / budgetWeeks;
    }

    static Optional<Double> medianDelay(int answersPerHour, double drop) {
        return Optional.ofNullable(
                MEDIAN_DELAYS.getOrDefault(answersPerHour, Map.of()).get(drop));
    }

    static Optional<Double> resolveMedian(int answersPerHour) {
        return Optional.ofNullable(RESOLVE_MEDIANS.get(answersPerHour));
    }

    /** A limit for a number of pages that come by chance, per 1,000 segment-weeks, seen in so many weeks. */
    static double withChance(double perThousand, int weeks) {
        return perThousand + 3 * Math.sqrt(perThousand * 1000.0 / weeks);
    }

    void atMost(double limit, double value, String what) {
        if (!(value <= limit)) {
            exceeded.add(String.format(Locale.ROOT, "%s: %.4g, at most %.4g", what, value, limit));
        }
    }

    void atLeast(double limit, double value, String what) {
        if (!(value >= limit)) {
            exceeded.add(String.format(Locale.ROOT, "%s: %.4g, at least %.4g", what, value, limit));
        }
    }

    List<String> exceeded() {
        return List.copyOf(exceeded);
    }
}
