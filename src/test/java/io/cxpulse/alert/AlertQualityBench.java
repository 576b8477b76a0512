package io.cxpulse.alert;

import io.cxpulse.alert.AlertQuality.Delay;
import io.cxpulse.alert.AlertQuality.FalsePages;
import io.cxpulse.alert.AlertQuality.Pages;
import io.cxpulse.metric.MetricKind;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Prints the tables of {@code bench/alert-quality}, and whether each figure is within {@link QualityLimits}. */
final class AlertQualityBench {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final List<Integer> BUDGET_WEEKS = List.of(4, 26);
    private static final List<Integer> RATES = List.of(5, 20, 50, 100, 200, 500);

    private static final List<Double> NPS_DROPS = List.of(20.0, 10.0, 0.0, -20.0);
    private static final List<Double> CSAT_DROPS = List.of(0.75, 0.70, 0.60);

    private final QualityLimits limits = new QualityLimits();
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
        BUDGET_WEEKS.forEach(
                budget -> bench.tables(new Table("NPS below 30", npsBelow30(budget), budget, 40), NPS_DROPS));
        bench.incidents(new Table("NPS below 30", npsBelow30(4), 4, 40), NPS_DROPS);
        BUDGET_WEEKS.forEach(budget ->
                bench.tables(new Table("CSAT top box below 0.80", csatBelow80(budget), budget, 0.85), CSAT_DROPS));
        bench.incidents(new Table("CSAT top box below 0.80", csatBelow80(4), 4, 0.85), CSAT_DROPS);
        bench.cost();
        System.exit(bench.judge() ? 0 : 1);
    }

    static Criterion npsBelow30(int budgetWeeks) {
        return criterion(MetricKind.SCORE, 30, budgetWeeks);
    }

    static Criterion csatBelow80(int budgetWeeks) {
        return criterion(MetricKind.SHARE, 0.80, budgetWeeks);
    }

    /** What a table is about. */
    private record Table(String title, Criterion criterion, int budgetWeeks, double healthy) {

        boolean isNps() {
            return criterion.kind() == MetricKind.SCORE;
        }

        String cell(String what, int rate) {
            return format("%s, budget %d weeks, %d answers an hour, %s", title, budgetWeeks, rate, what);
        }
    }

    private void tables(Table table, List<Double> drops) {
        print(
                "%n%s, budget one false page in %d weeks (bound %.1f)",
                table.title, table.budgetWeeks, QualityLimits.atThreshold(table.budgetWeeks));
        print(
                "false pages per 1,000 segment-weeks%n%8s %12s %12s %12s %12s",
                "answers/h", "healthy", "naive", "at threshold", table.isNps() ? "hourly sd 6" : "");
        RATES.forEach(rate -> falsePages(table, rate));
        print(
                "delay of a drop from %s in minutes%n%8s %8s %10s %10s %10s",
                table.healthy, "answers/h", "to", "median", "90 %", "in 24 h");
        RATES.forEach(rate -> drops.forEach(drop -> delay(table, rate, drop)));
    }

    private void falsePages(Table table, int rate) {
        AlertQuality quality = new AlertQuality(table.criterion, seed);
        FalsePages well = quality.falsePages(rate, table.healthy, weeks);
        FalsePages edge = quality.falsePages(rate, table.criterion.threshold(), weeks);
        atMost(QualityLimits.HEALTHY, well.perThousand(), table.cell("healthy", rate));
        atMost(QualityLimits.atThreshold(table.budgetWeeks), edge.perThousand(), table.cell("at threshold", rate));
        print(
                "%8d %12.1f %12.0f %12.1f %s",
                rate,
                well.perThousand(),
                well.naivePerThousand(),
                edge.perThousand(),
                table.isNps() ? unsteady(quality, table, rate) : "");
    }

    private String unsteady(AlertQuality quality, Table table, int rate) {
        double pages = quality.falsePagesOfUnsteady(rate, table.healthy, weeks).perThousand();
        if (table.budgetWeeks == 26) {
            atMost(QualityLimits.UNSTEADY, pages, table.cell("hourly sd 6", rate));
        }
        return format("%12.1f", pages);
    }

    private void atMost(double perThousand, double pages, String what) {
        limits.atMost(QualityLimits.withChance(perThousand, weeks), pages, what);
    }

    private void delay(Table table, int rate, double drop) {
        Delay delay = new AlertQuality(table.criterion, seed).delay(rate, table.healthy, drop, segments);
        print("%8d %8s %10.0f %10.0f %9.0f%%", rate, drop, delay.median(), delay.ninth(), 100 * delay.withinDay());
        if (!table.isNps() || table.budgetWeeks != 4) {
            return;
        }
        String what = table.cell("drop to " + drop, rate);
        QualityLimits.medianDelay(rate, drop).ifPresent(limit -> limits.atMost(limit, delay.median(), what));
        // A drop of 30 points or more.
        if (rate >= 50 && drop <= table.healthy - 30) {
            limits.atLeast(QualityLimits.WITHIN_DAY, delay.withinDay(), what + ", seen in 24 h");
        }
    }

    private void incidents(Table table, List<Double> drops) {
        print(
                "%n%s, budget 4 weeks: incidents of 48 hours%n%8s %8s %10s %10s %14s",
                table.title, "answers/h", "to", "pages", "naive", "resolved after");
        List.of(20, 50, 200).forEach(rate -> drops.forEach(drop -> pages(table, rate, drop)));
    }

    private void pages(Table table, int rate, double drop) {
        Pages pages = new AlertQuality(table.criterion, seed).pages(rate, table.healthy, drop, segments);
        print(
                "%8d %8s %10.3f %10.1f %14.0f",
                rate, drop, pages.perIncident(), pages.naivePerIncident(), pages.resolveMedian());
        String what = table.cell("incident at " + drop, rate);
        limits.atMost(QualityLimits.PAGES_PER_INCIDENT, pages.perIncident(), what + ", pages");
        if (table.isNps()) {
            QualityLimits.resolveMedian(rate)
                    .ifPresent(limit -> limits.atMost(limit, pages.resolveMedian(), what + ", minutes to its end"));
        }
    }

    /** Time of one evaluation, of a rule that fires and of one that does not. */
    private void cost() {
        double well = EvaluationCost.whenWell(50);
        double firing = EvaluationCost.whenFiring(50);
        print("%ncost of one evaluation: %.0f ns, while the alert fires %.0f ns", well, firing);
        limits.atMost(QualityLimits.NANOSECONDS, Math.max(well, firing), "nanoseconds of one evaluation");
    }

    /** Says which figures are not as they have to be; false if there are any. */
    private boolean judge() {
        List<String> exceeded = limits.exceeded();
        print("%n%s", exceeded.isEmpty() ? "every figure is within its limit" : "not within its limit:");
        exceeded.forEach(line -> print("  %s", line));
        return exceeded.isEmpty();
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
