package io.cxpulse.config;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The values of a mapping by key. What is absent was noted as a problem already, or may be absent. */
record Fields(Map<String, Place> places) {

    static final Fields NONE = new Fields(Map.of());

    boolean has(String key) {
        return places.containsKey(key);
    }

    /** What {@code reader} makes of the value; empty where there is none, or none that is accepted. */
    <T> Optional<T> read(String key, Function<Place, Optional<T>> reader) {
        return Optional.ofNullable(places.get(key)).flatMap(reader);
    }
}
