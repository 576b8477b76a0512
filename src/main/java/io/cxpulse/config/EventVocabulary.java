package io.cxpulse.config;

import io.cxpulse.metric.EventSource;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The attributes by which a metric may choose events, and the symbols each of them can have.
 *
 * @param symbols by source, then by attribute, in the order in which messages list them
 */
public record EventVocabulary(Map<EventSource, Map<String, Set<String>>> symbols) {

    public EventVocabulary {
        Map<EventSource, Map<String, Set<String>>> copy = new EnumMap<>(EventSource.class);
        symbols.forEach((source, attributes) -> copy.put(source, copyOf(attributes)));
        symbols = Collections.unmodifiableMap(copy);
    }

    /** Symbols by attribute of the events of {@code source}. */
    Map<String, Set<String>> of(EventSource source) {
        return symbols.getOrDefault(source, Map.of());
    }

    private static Map<String, Set<String>> copyOf(Map<String, Set<String>> attributes) {
        Map<String, Set<String>> copy = new LinkedHashMap<>();
        attributes.forEach(
                (attribute, values) -> copy.put(attribute, Collections.unmodifiableSet(new LinkedHashSet<>(values))));
        return Collections.unmodifiableMap(copy);
    }
}
