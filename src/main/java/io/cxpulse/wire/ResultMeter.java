package io.cxpulse.wire;

import io.cxpulse.metric.MetricCatalogue;
import io.cxpulse.metric.MetricDefinition;
import io.cxpulse.metric.MetricKind;
import io.cxpulse.metric.Reading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/**
 * The gauges that every metric of a kind has, as Prometheus shows them. Of each metric there are counts and a derived
 * number: sums over segments or instances are taken of the counts, never of the number.
 *
 * <p>No name ends like those that expositions give a meaning of their own ({@code _total}, {@code _count}), whatever the
 * metric is called.
 */
public enum ResultMeter {
    OBSERVATIONS("observations", "Observations in the window", EnumSet.allOf(MetricKind.class)),
    RESPONSES("responses", "Answers in the window, by group", EnumSet.of(MetricKind.SCORE)),
    SCORE("score", "The score: points, or 1 to 5 where it is a mean", EnumSet.of(MetricKind.SCORE, MetricKind.MEAN)),
    LOW_SCORE("low_score", "Lower end of the score's 95 % interval", EnumSet.of(MetricKind.SCORE, MetricKind.MEAN)),
    HIGH_SCORE("high_score", "Upper end of the score's 95 % interval", EnumSet.of(MetricKind.SCORE, MetricKind.MEAN)),
    HITS("hits", "Observations that hit", EnumSet.of(MetricKind.SHARE)),
    RATIO("ratio", "Share of the observations that hit, 0 to 1", EnumSet.of(MetricKind.SHARE)),
    LOW_RATIO("low_ratio", "Lower end of the share's 95 % interval", EnumSet.of(MetricKind.SHARE)),
    HIGH_RATIO("high_ratio", "Upper end of the share's 95 % interval", EnumSet.of(MetricKind.SHARE)),
    MEAN_SECONDS("mean_seconds", "Mean duration", EnumSet.of(MetricKind.DURATION)),
    LOW_SECONDS("low_seconds", "Lower end of the mean's 95 % interval", EnumSet.of(MetricKind.DURATION)),
    HIGH_SECONDS("high_seconds", "Upper end of the mean's 95 % interval", EnumSet.of(MetricKind.DURATION)),
    P50_SECONDS("p50_seconds", "Median duration", EnumSet.of(MetricKind.DURATION)),
    P90_SECONDS("p90_seconds", "Duration that nine in ten stay within", EnumSet.of(MetricKind.DURATION)),
    P95_SECONDS("p95_seconds", "Duration that 19 in 20 stay within", EnumSet.of(MetricKind.DURATION));

    /** Labels of every series, {@link #GROUP} aside. */
    public static final List<String> LABELS = List.of("version", "by", "segment", "window", "state");

    /** The further label of {@link #RESPONSES}. */
    public static final String GROUP = "group";

    /** Values of {@link #GROUP} and the statistics they stand for; all of them are always shown, zeros included. */
    public static final Map<String, String> GROUPS =
            Map.of("promoter", "promoters", "passive", "passives", "detractor", "detractors");

    private static final String PLACEHOLDER = "<metric>";

    private final String suffix;
    private final String phrase;

    @SuppressWarnings("ImmutableEnumChecker") // never changed
    private final Set<MetricKind> kinds;

    ResultMeter(String suffix, String phrase, Set<MetricKind> kinds) {
        this.suffix = suffix;
        this.phrase = phrase;
        this.kinds = kinds;
    }

    /** Those of one kind, in the order they are listed. */
    public static List<ResultMeter> of(MetricKind kind) {
        return Arrays.stream(values())
                .filter(meter -> meter.kinds.contains(kind))
                .toList();
    }

    /** Name of the gauge of one metric, e.g. {@code cx_nps_score}. */
    public String meter(String metricId) {
        return "cx_" + metricId + "_" + suffix;
    }

    /**
     * Gauges that two metrics of a catalogue would share: {@code nps_low} has a {@code cx_nps_low_score}, and so has {@code
     * nps}.
     *
     * @return a sentence for each, empty if there are none
     */
    public static List<String> clashes(MetricCatalogue catalogue) {
        Map<String, String> owners = new TreeMap<>();
        List<String> clashes = new ArrayList<>();
        for (MetricDefinition metric : catalogue.metrics()) {
            String id = metric.ref().id();
            for (ResultMeter meter : of(metric.kind())) {
                String owner = owners.putIfAbsent(meter.meter(id), id);
                if (owner != null && !owner.equals(id)) {
                    clashes.add("the metrics '" + owner + "' and '" + id + "' would both have a gauge "
                            + meter.meter(id) + "; one of them needs another id");
                }
            }
        }
        return clashes;
    }

    /** Name with a placeholder for the metric, for lists. */
    public String pattern() {
        return meter(PLACEHOLDER);
    }

    /** What it says, for people; without a full stop. */
    public String phrase() {
        return phrase;
    }

    public Set<MetricKind> kinds() {
        return EnumSet.copyOf(kinds);
    }

    /** What it says of a reading; empty where there is no such number, and for {@link #RESPONSES}, which has several. */
    public OptionalDouble of(Reading reading) {
        return switch (this) {
            case OBSERVATIONS -> OptionalDouble.of((double) reading.n());
            case RESPONSES -> OptionalDouble.empty();
            case SCORE, RATIO, MEAN_SECONDS -> reading.value();
            case LOW_SCORE, LOW_RATIO, LOW_SECONDS -> reading.interval().low();
            case HIGH_SCORE, HIGH_RATIO, HIGH_SECONDS -> reading.interval().high();
            case HITS -> statistic(reading, "hits");
            case P50_SECONDS -> statistic(reading, "p50");
            case P90_SECONDS -> statistic(reading, "p90");
            case P95_SECONDS -> statistic(reading, "p95");
        };
    }

    private static OptionalDouble statistic(Reading reading, String name) {
        Double value = reading.statistics().get(name);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
