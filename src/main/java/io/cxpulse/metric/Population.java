package io.cxpulse.metric;

import io.cxpulse.event.Measurable;
import java.util.Map;
import java.util.Set;

/**
 * Which events, or facts about cases, a metric measures.
 *
 * @param source where they come from
 * @param where accepted values by attribute; every one must hold
 */
public record Population(EventSource source, Map<String, Set<String>> where) {

    public Population {
        where = Map.copyOf(where);
    }

    public boolean includes(Measurable event) {
        return source.delivers(event)
                && where.entrySet().stream().allMatch(condition -> {
                    String value = event.attribute(condition.getKey());
                    return value != null && condition.getValue().contains(value);
                });
    }
}
