package io.cxpulse.verify;

/**
 * What of the pipeline is under way, and which differences that explains.
 *
 * <p>A pipeline that has read a record publishes its windows a moment later. So, unless it is said to have settled, a
 * window may show fewer observations than were recomputed: any fewer if the pipeline moved while it was verified; else
 * only such that the ones it lacks may be among the newest records, those appended in the last minute and publication
 * interval before the newest one that was processed. It may show more only if the pipeline read on. A window that shows
 * as many observations as were recomputed shows the same ones: no other field of it may ever differ.
 *
 * @param settled true if everything is said to be processed and published, so that nothing is explained
 * @param newestFrom append time of the first of the newest records, milliseconds since the epoch
 */
record Flight(boolean settled, Motion motion, long newestFrom) {

    /**
     * Whether the window may differ for now.
     *
     * @param expected observations recomputed
     * @param published observations the window shows; 0 if it was never published
     * @param older how many of {@code expected} are not among the newest records
     */
    boolean explains(long expected, long published, long older) {
        if (settled || published == expected) {
            return false;
        }
        return published < expected ? motion != Motion.REST || published >= older : motion == Motion.READING;
    }
}
