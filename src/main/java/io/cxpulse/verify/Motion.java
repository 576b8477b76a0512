package io.cxpulse.verify;

/** What the pipeline was seen to do while it was verified, by the offsets that its consumer group committed. */
enum Motion {
    /** Nothing. */
    REST,
    /** It read its own internal topics, so that windows may have been published since. */
    PUBLISHING,
    /** It read its input topics, so that windows may hold more than was recomputed. */
    READING
}
