package io.cxpulse.serve;

import io.cxpulse.event.Dimension;
import io.cxpulse.metric.MetricRef;
import io.cxpulse.metric.Segment;
import java.util.Comparator;

/**
 * Segments whose numbers can be compared: one metric, split by one dimension or not at all, in one window.
 *
 * @param by label of the dimension; {@value #TOTAL} for everybody
 * @param window label of its definition
 * @param isFinal whether every upstream has passed the end of the window
 */
record ResultFamily(MetricRef metric, String by, String window, boolean isFinal) {

    static final Comparator<ResultFamily> ORDER = Comparator.comparing(ResultFamily::metric)
            .thenComparing(ResultFamily::by)
            .thenComparing(ResultFamily::window)
            .thenComparing(ResultFamily::isFinal);

    static final String TOTAL = "total";

    /** What the total is called among segments. */
    static final String EVERYBODY = "all";

    static String byOf(Segment segment) {
        return segment.dimensions().stream().findFirst().map(Dimension::label).orElse(TOTAL);
    }

    static String nameOf(Segment segment) {
        return segment.values().values().stream().findFirst().orElse(EVERYBODY);
    }

    ResultFamily withFinal(boolean other) {
        return new ResultFamily(metric, by, window, other);
    }

    /** As labels say it. */
    String state() {
        return isFinal ? "final" : "provisional";
    }
}
