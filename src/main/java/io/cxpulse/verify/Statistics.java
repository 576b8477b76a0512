package io.cxpulse.verify;

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
            case DURATION -> duration(observations);
            case COUNT -> Numbers.of(observations.size(), observations.size(), NO_INTERVAL, Map.of());
        };
    }

    private static Numbers score(List<Observation> observations) {
        long promoters = votes(observations, Value.Vote.PROMOTER);
        long passives = votes(observations, Value.Vote.PASSIVE);
        long detractors = votes(observations, Value.Vote.DETRACTOR);
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

    private static long votes(List<Observation> observations, Value.Vote vote) {
        return observations.stream()
                .filter(o -> o.value(Value.Vote.class) == vote)
                .count();
    }

    private static Numbers share(List<Observation> observations) {
        long hits = observations.stream()
                .filter(o -> o.value(Value.Verdict.class).hit())
                .count();
        long n = observations.size();
        return Numbers.of(n, (double) hits / n, Intervals.wilson(hits, n), Map.of("hits", (double) hits));
    }

    private static Numbers mean(List<Observation> observations) {
        List<Value.Rating> ratings =
                observations.stream().map(o -> o.value(Value.Rating.class)).toList();
        long n = ratings.size();
        long topBox = ratings.stream().filter(Value.Rating::topBox).count();
        Sample sample =
                new Sample(ratings.stream().map(Value.Rating::thousandths).toList());
        Map<String, Double> statistics = new TreeMap<>();
        statistics.put("sum", sample.sum());
        statistics.put("top_box", (double) topBox);
        statistics.put("top_box_ratio", (double) topBox / n);
        if (n < 2) {
            return Numbers.of(n, sample.mean(), NO_INTERVAL, statistics);
        }
        statistics.put("standard_deviation", sample.deviation());
        return Numbers.of(n, sample.mean(), Intervals.ofMean(sample.mean(), sample.deviation(), n), statistics);
    }

    /** In seconds. */
    /** Two years of 365 days in milliseconds: percentiles read anything longer as that. */
    private static final long LONGEST_READ = 63_072_000_000L;

    private static Numbers duration(List<Observation> observations) {
        List<Long> millis = observations.stream()
                .map(o -> o.value(Value.Span.class).millis())
                .sorted()
                .toList();
        long n = millis.size();
        Sample sample = new Sample(millis);
        Map<String, Double> statistics = new TreeMap<>();
        statistics.put("sum", sample.sum());
        for (int percent : new int[] {50, 90, 95}) {
            statistics.put("p" + percent, Math.min(nearestRank(millis, percent), LONGEST_READ) / 1000.0);
        }
        if (n < 2) {
            return Numbers.of(n, sample.mean(), NO_INTERVAL, statistics);
        }
        statistics.put("standard_deviation", sample.deviation());
        return Numbers.of(n, sample.mean(), Intervals.ofMeanDuration(sample.mean(), sample.deviation(), n), statistics);
    }

    /** The smallest number that at least so many percent of them do not exceed. */
    private static long nearestRank(List<Long> sorted, int percent) {
        int rank = Math.toIntExact((percent * (long) sorted.size() + 99) / 100);
        return sorted.get(rank - 1);
    }
}
