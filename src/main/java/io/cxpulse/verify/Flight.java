package io.cxpulse.verify;

/**
 * What of the pipeline is under way, and which differences that explains.
 *
 * <p>A pipeline that has read a record publishes its windows a moment later. So, unless it is said to have settled, a
 * window may lack observations that were recomputed, and show such as were taken back: any if the pipeline moved while it
 * was verified; else only those that the newest records brought or took back, which were appended in the last minute and
 * publication interval before the newest one that was processed. If the pipeline read on, it may show more than that. No
 * other field of a window may differ that shows as many observations as were recomputed, unless as many were taken back
 * as it lacks.
 *
 * @param settled true if everything is said to be processed and published, so that nothing is explained
 * @param newestFrom append time of the first of the newest records, milliseconds since the epoch
 */
record Flight(boolean settled, Motion motion, long newestFrom) {

    /** Append time of the first record that may be under way. */
    long stirredFrom() {
        return motion == Motion.REST ? newestFrom : Long.MIN_VALUE;
    }

    /**
     * Whether the window may differ for now.
     *
     * @param expected observations recomputed
     * @param published observations the window shows; 0 if it was never published
     * @param stir what the records that may be under way did to the window
     * @param revised whether observations of its series are known to be taken back at times
     */
    boolean explains(long expected, long published, Stir stir, boolean revised) {
        if (settled) {
            return false;
        }
        if (motion == Motion.READING && (published > expected || revised)) {
            return true;
        }
        if (published == expected) {
            return stir.entered() > 0 && stir.withdrawn() > 0;
        }
        return published >= expected - stir.entered() && published <= expected + stir.withdrawn();
    }
}
