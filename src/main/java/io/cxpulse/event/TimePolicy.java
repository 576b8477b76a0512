package io.cxpulse.event;

import java.time.Duration;
import java.time.Instant;

/**
 * What a source topic accepts in event time.
 *
 * @param earliest event times before it are implausible (a wrong unit, an unset clock)
 * @param allowedSkew how far an event time may lie after the append time
 * @param outOfOrderness how far behind the highest event time the watermark runs
 * @param lateness how far behind the watermark an event is still counted
 * @param memory how far behind the watermark an event is remembered; never less than {@code lateness}, so that a
 *     forgotten duplicate is always too late and no number depends on when ids are forgotten
 */
public record TimePolicy(
        Instant earliest, Duration allowedSkew, Duration outOfOrderness, Duration lateness, Duration memory) {

    public TimePolicy {
        if (memory.compareTo(lateness) < 0) {
            throw new IllegalArgumentException("memory " + memory + " is shorter than lateness " + lateness);
        }
    }

    /** Surveys: a week late, remembered for 400 days. */
    public static TimePolicy surveys() {
        return new TimePolicy(
                Instant.parse("2000-01-01T00:00:00Z"),
                Duration.ofMinutes(5),
                Duration.ofMinutes(1),
                Duration.ofDays(7),
                Duration.ofDays(400));
    }

    /** Cases: a week late; a case is remembered for 400 days after its newest event. */
    public static TimePolicy cases() {
        return surveys();
    }

    /** Interactions: remembered, and so accepted, for 24 hours. */
    public static TimePolicy interactions() {
        return new TimePolicy(
                Instant.parse("2000-01-01T00:00:00Z"),
                Duration.ofMinutes(5),
                Duration.ofMinutes(1),
                Duration.ofHours(24),
                Duration.ofHours(24));
    }
}
