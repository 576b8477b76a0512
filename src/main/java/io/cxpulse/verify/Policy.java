package io.cxpulse.verify;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * The settings of a pipeline that decide what it counts, keeps and has published.
 *
 * @param limits what each source accepts in event time; every source is present
 * @param retention how long days are kept behind the slowest watermark
 * @param publication time between two publications of changed windows
 */
public record Policy(Map<Source, Limits> limits, Duration retention, Duration publication) {

    /** The settings shipped with the product. */
    public static final Policy SHIPPED = new Policy(
            Map.of(
                    Source.SURVEYS,
                    new Limits(Duration.ofMinutes(5), Duration.ofMinutes(1), Duration.ofDays(7), Duration.ofDays(400)),
                    Source.INTERACTIONS,
                    new Limits(
                            Duration.ofMinutes(5), Duration.ofMinutes(1), Duration.ofHours(24), Duration.ofHours(24)),
                    Source.CASES,
                    new Limits(Duration.ofMinutes(5), Duration.ofMinutes(1), Duration.ofDays(7), Duration.ofDays(400))),
            Duration.ofDays(800),
            Duration.ofSeconds(1));

    /**
     * What one source accepts in event time.
     *
     * @param skew how far an event time may lie after the append time
     * @param disorder how far behind the highest accepted event time the watermark runs
     * @param lateness how far behind the watermark an event is still accepted
     * @param memory how far behind the watermark an accepted event is remembered; of a case
     *     the newest one
     */
    public record Limits(Duration skew, Duration disorder, Duration lateness, Duration memory) {}

    public Policy {
        limits = Map.copyOf(limits);
        for (Source source : Source.values()) {
            Objects.requireNonNull(limits.get(source), () -> "no limits of " + source.label());
        }
    }

    public Limits of(Source source) {
        return Objects.requireNonNull(limits.get(source));
    }
}
