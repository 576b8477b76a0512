package io.cxpulse.ingest;

import io.cxpulse.metric.Observation;
import io.cxpulse.metric.Pane;
import io.cxpulse.metric.PaneLevel;
import io.cxpulse.metric.Segment;
import io.cxpulse.wire.IngestResult.Partial;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds up what crosses to the aggregating tasks. Sent per event for now; the format allows any number. */
final class Partials {

    private Partials() {}

    /** The partial of each segment, of the observations of one event. */
    static Map<Segment, Partial> of(List<Observation> observations) {
        Map<Segment, Partial> partials = new LinkedHashMap<>();
        for (Observation observation : observations) {
            Partial one = new Partial(
                    PaneLevel.MINUTE.floor(observation.eventTime()),
                    Pane.of(observation.metric(), observation.tally()));
            partials.merge(
                    observation.segment(),
                    one,
                    (left, right) -> new Partial(left.minute(), left.delta().plus(right.delta())));
        }
        return partials;
    }
}
