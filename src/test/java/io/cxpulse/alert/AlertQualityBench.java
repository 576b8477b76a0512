package io.cxpulse.alert;

import io.cxpulse.alert.AlertQuality.Delay;
import io.cxpulse.alert.AlertQuality.FalsePages;
import io.cxpulse.alert.AlertQuality.Pages;
import io.cxpulse.metric.MetricKind;
import io.cxpulse.metric.NpsTally;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Prints the tables of {@code bench/alert-quality}. */
final class AlertQualityBench {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final List<Integer> BUDGET_WEEKS = List.of(4, 26);
    private static final List<Integer> RATES = List.of(5, 20, 50, 100, 200, 500);

    private final long seed;
    private final int weeks;
    private final int segments;

    private AlertQualityBench(long seed, int weeks) {
        this.seed = seed;
        this.weeks = weeks;
        this.segments = Math.max(50, weeks / 10);
    }

    public static void main(String[] args) {
        long seed = Long.parseLong(args[0]);
        AlertQualityBench bench = new AlertQualityBench(seed, Integer.parseInt(args[1]));
        print("seed %d, %d segment-weeks a cell, %d breaches a cell", seed, bench.weeks, bench.segments);
        bench.tables("NPS below 30", MetricKind.SCORE, 30, 40, List.of(20.0, 10.0, 0.0, -20.0));
        bench.tables("CSAT top box below 0.80", MetricKind.SHARE, 0.80, 0.85, List.of(0.75, 0.70, 0.60));
        bench.cost();
    }

    private void tables(String title, MetricKind kind, double threshold, double healthy, List<Double> drops) {
        for (int budget : BUDGET_WEEKS) {
            AlertQuality quality = new AlertQuality(criterion(kind, threshold, budget), seed);
            print("%n%s, budget one false page in %d weeks (bound %.1f)", title, budget, 1000.0 / budget);
            print(
                    "false pages per 1,000 segment-weeks%n%8s %12s %12s %12s %12s",
                    "answers/h", "healthy", "naive", "at threshold", kind == MetricKind.SCORE ? "hourly sd 6" : "");
            RATES.forEach(rate -> falsePages(quality, kind, rate, healthy, threshold));
            print(
                    "delay of a drop from %s in minutes%n%8s %8s %10s %10s %10s",
                    healthy, "answers/h", "to", "median", "90 %", "in 24 h");
            RATES.forEach(rate -> drops.forEach(drop -> delay(quality, rate, healthy, drop)));
        }
        AlertQuality quality = new AlertQuality(criterion(kind, threshold, 4), seed);
        print(
                "%n%s, budget 4 weeks: incidents of 48 hours%n%8s %8s %10s %10s %14s",
                title, "answers/h", "to", "pages", "naive", "resolved after");
        List.of(20, 50, 200).forEach(rate -> drops.forEach(drop -> pages(quality, rate, healthy, drop)));
    }

    private void falsePages(AlertQuality quality, MetricKind kind, int rate, double healthy, double threshold) {
        FalsePages well = quality.falsePages(rate, healthy, weeks);
        FalsePages edge = quality.falsePages(rate, threshold, weeks);
        String unsteady = kind == MetricKind.SCORE
                ? format(
                        "%12.1f",
                        quality.falsePagesOfUnsteady(rate, healthy, weeks).perThousand())
                : "";
        print(
                "%8d %12.1f %12.0f %12.1f %s",
                rate, well.perThousand(), well.naivePerThousand(), edge.perThousand(), unsteady);
    }

    private void delay(AlertQuality quality, int rate, double healthy, double drop) {
        Delay delay = quality.delay(rate, healthy, drop, segments);
        print("%8d %8s %10.0f %10.0f %9.0f%%", rate, drop, delay.median(), delay.ninth(), 100 * delay.withinDay());
    }

    private void pages(AlertQuality quality, int rate, double healthy, double drop) {
        Pages pages = quality.pages(rate, healthy, drop, segments);
        print(
                "%8d %8s %10.3f %10.1f %14.0f",
                rate, drop, pages.perIncident(), pages.naivePerIncident(), pages.resolveMedian());
    }

    /** Time of one evaluation, with data and without, of a rule that fires and of one that does not. */
    private void cost() {
        Evaluator evaluator = new Evaluator(criterion(MetricKind.SCORE, 30, 4));
        NpsTally window = new NpsTally(90, 30, 30);
        print("%ncost of one evaluation, nanoseconds");
        for (int round = 0; round < 5; round++) {
            RuleInstance instance = RuleInstance.NEW;
            int ticks = 5_000_000;
            long begin = System.nanoTime();
            for (int i = 0; i < ticks; i++) {
                Instant end = Instant.ofEpochMilli(60_000L * i);
                instance = evaluator
                        .evaluate(instance, new Tick(end, new NpsTally(3, 1, 1), window))
                        .instance();
            }
            print(
                    "  %.0f (evidence %.3g)",
                    (System.nanoTime() - begin) / (double) ticks,
                    instance.evidence().value());
        }
    }

    private static Criterion criterion(MetricKind kind, double threshold, int budgetWeeks) {
        return new Criterion(
                kind,
                Side.BELOW,
                threshold,
                MINUTE,
                Duration.ofDays(7L * budgetWeeks),
                Duration.ofHours(1),
                Duration.ZERO,
                Recovery.at(threshold),
                Silence.KEEP);
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private static void print(String format, Object... values) {
        System.out.println(format(format, values));
    }
}
