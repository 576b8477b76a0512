package io.cxpulse.ingest;

import io.cxpulse.event.Admission;
import io.cxpulse.event.CustomerEvent;
import io.cxpulse.event.Horizon;
import io.cxpulse.metric.Observation;
import java.util.List;

/**
 * Remembers what the accepted events of one input partition say, and knows what each further one changes. Everything it
 * remembers is in state stores.
 */
interface EventBook extends Admission.Memory {

    /**
     * Enters an accepted event.
     *
     * @return what it adds and, negated, what it takes back; empty if it changes no number
     */
    List<Observation> enter(CustomerEvent event, Horizon horizon);

    /** Deletes some of what is forgotten; to be called now and then. */
    void sweep(Horizon horizon);
}
