package io.cxpulse.verify;

import java.util.Map;

/**
 * From where on numbers can be proven, in milliseconds since the epoch.
 *
 * <p>The pipeline takes back calendar windows that start before {@code retainedFrom}, sooner or later: whether they are
 * still published proves nothing. Windows that start before {@code recordedFrom} of their source may hold observations of
 * input records that were deleted: nothing about them can be proven.
 *
 * @param retainedFrom start of the first day that is kept for sure; {@link Long#MIN_VALUE} if all are
 * @param recordedFrom by source; absent for one whose records are all there
 */
record Reach(long retainedFrom, Map<Source, Long> recordedFrom) {

    Reach {
        recordedFrom = Map.copyOf(recordedFrom);
    }

    static Reach everything() {
        return new Reach(Long.MIN_VALUE, Map.of());
    }

    boolean isRetained(long start) {
        return start >= retainedFrom;
    }

    boolean isRecorded(Source source, long start) {
        return start >= recordedFrom.getOrDefault(source, Long.MIN_VALUE);
    }
}
