package io.cxpulse.verify;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The numbers of a window, computed from the list of its observations. */
final class Statistics {

    private static final double[] NO_INTERVAL = {};

    private Statistics() {}

    static Numbers of(Contract.Kind kind, List<Observation> observations) {
        if (observations.isEmpty()) {
            return Numbers.NOTHING;
        }
        return switch (kind) {
            case SCORE -> score(observations);
            case SHARE -> share(observations);
            case MEAN -> mean(observations);
            case COUNT -> Numbers.of(observations.size(), observations.size(), NO_INTERVAL, Map.of());
        };
    }

    private static Numbers score(List<Observation> observations) {
        long promoters = 0;
        long passives = 0;
        long detractors = 0;
        for (Observation observation : observations) {
            double answer = observation.rated().oriented();
            if (answer >= 9) {
                promoters++;
            } else if (answer >= 7) {
                passives++;
            } else {
                detractors++;
            }
        }
        long n = observations.size();
        return Numbers.of(
                n,
                100.0 * (promoters - detractors) / n,
                Intervals.adjustedWald(promoters, passives, detractors),
                Map.of(
                        "promoters", (double) promoters,
                        "passives", (double) passives,
                        "detractors", (double) detractors));
    }

    private static Numbers share(List<Observation> observations) {
        long hits = topBox(observations);
        long n = observations.size();
        return Numbers.of(n, (double) hits / n, Intervals.wilson(hits, n), Map.of("hits", (double) hits));
    }

    private static Numbers mean(List<Observation> observations) {
        long n = observations.size();
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal squares = BigDecimal.ZERO;
        for (Observation observation : observations) {
            BigDecimal rating = BigDecimal.valueOf(observation.rated().thousandthsOfFive(), 3);
            sum = sum.add(rating);
            squares = squares.add(rating.multiply(rating));
        }
        double mean = sum.divide(BigDecimal.valueOf(n), MathContext.DECIMAL128).doubleValue();
        Map<String, Double> statistics = new TreeMap<>();
        statistics.put("sum", sum.doubleValue());
        statistics.put("top_box", (double) topBox(observations));
        statistics.put("top_box_ratio", (double) topBox(observations) / n);
        if (n < 2) {
            return Numbers.of(n, mean, NO_INTERVAL, statistics);
        }
        double deviation = deviation(n, sum, squares);
        statistics.put("standard_deviation", deviation);
        return Numbers.of(n, mean, Intervals.ofMean(mean, deviation, n), statistics);
    }

    /** Sample standard deviation: the square root of (n * sum of squares - square of the sum) / (n * (n - 1)). */
    private static double deviation(long n, BigDecimal sum, BigDecimal squares) {
        BigDecimal spread = BigDecimal.valueOf(n).multiply(squares).subtract(sum.multiply(sum));
        BigDecimal pairs = BigDecimal.valueOf(n).multiply(BigDecimal.valueOf(n - 1));
        return Math.sqrt(spread.divide(pairs, MathContext.DECIMAL128).doubleValue());
    }

    private static long topBox(List<Observation> observations) {
        return observations.stream().filter(o -> o.rated().isTopBox()).count();
    }
}
