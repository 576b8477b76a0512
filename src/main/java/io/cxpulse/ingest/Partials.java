package io.cxpulse.ingest;

import io.cxpulse.metric.Observation;
import io.cxpulse.metric.Pane;
import io.cxpulse.metric.Segment;
import io.cxpulse.metric.Step;
import io.cxpulse.wire.IngestResult.Partial;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds up what crosses to the aggregating tasks. Sent per event for now; the format allows any number. */
final class Partials {

    private Partials() {}

    /** Where a partial is added. */
    record Place(Segment segment, Instant start) {}

    /** The partials of the observations of one event, without those that come to nothing. */
    static Map<Place, Partial> of(List<Observation> observations, Step step) {
        Map<Place, Partial> partials = new LinkedHashMap<>();
        for (Observation observation : observations) {
            Place place = new Place(observation.segment(), step.floor(observation.eventTime()));
            Partial one = new Partial(place.start(), Pane.of(observation.metric(), observation.tally()));
            partials.merge(place, one, Partials::sum);
        }
        partials.values().removeIf(partial -> partial.delta().isEmpty());
        return partials;
    }

    private static Partial sum(Partial left, Partial right) {
        return new Partial(left.start(), left.delta().plus(right.delta()));
    }
}
