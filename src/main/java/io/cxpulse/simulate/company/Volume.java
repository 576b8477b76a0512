package io.cxpulse.simulate.company;

import java.time.Instant;

/**
 * How much happens.
 *
 * @param rate times the contacts of a day, in the past; above 0
 * @param liveRate the same from live on
 * @param steadyLive whether live has the mean volume at every hour, which suits demonstrations at night
 */
public record Volume(double rate, double liveRate, boolean steadyLive) {

    /** As many contacts as the company has, by day and by night. */
    public static final Volume USUAL = new Volume(1, 1, false);

    public Volume {
        if (!(rate > 0 && liveRate > 0) || Double.isInfinite(rate) || Double.isInfinite(liveRate)) {
            throw new IllegalArgumentException("rates " + rate + " and " + liveRate + "; above 0 is wanted");
        }
    }

    /** Times the mean volume. */
    double at(Instant time, Instant live, Rhythm rhythm) {
        if (time.isBefore(live)) {
            return rate * rhythm.at(time);
        }
        return steadyLive ? liveRate : liveRate * rhythm.at(time);
    }
}
