package io.cxpulse.simulate.company;

import io.cxpulse.wire.EventKind;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * An event that is going to happen.
 *
 * @param at whole milliseconds
 * @param shared fields it has in common with others, by their names in the schema; one map for all of them, as most of a
 *     simulation is drafts
 * @param own its other fields, names and values in turn
 */
record Draft(Instant at, String id, EventKind kind, Map<String, Object> shared, List<Object> own) {

    /** By time; ids only make the order of strangers the same every time, events of one story never tie. */
    static final Comparator<Draft> ORDER = Comparator.comparing(Draft::at).thenComparing(Draft::id);
}
