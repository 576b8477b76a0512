package io.cxpulse.verify;

import java.util.List;

/**
 * What a partition still knows of the events it accepted.
 *
 * <p>Every question comes with the horizon before the record at hand: what is remembered by an earlier time is forgotten.
 * Horizons never go back.
 */
interface Memory {

    /** Whether an event of the same id is remembered. */
    boolean knows(Event event, long horizon);

    /** Whether what it belongs to holds as many events as it may. */
    boolean isFull(Event event, long horizon);

    /** Takes in an event that is not known. */
    Effect accept(Event event, long horizon);

    /**
     * What an accepted event does to its target, or to its case.
     *
     * @param before what there was to measure of it
     * @param after what there is to measure of it
     * @param voiceBefore the lines of its customer's latest answers that it may replace, before
     * @param voiceAfter the lines of its customer's latest answers in place of those
     */
    record Effect(List<Fact> before, List<Fact> after, List<Entry> voiceBefore, List<Entry> voiceAfter) {

        static final Effect NONE = new Effect(List.of(), List.of());

        Effect(List<Fact> before, List<Fact> after) {
            this(before, after, List.of(), List.of());
        }
    }
}
