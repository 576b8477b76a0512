package io.cxpulse.metric;

import io.cxpulse.event.Dimension;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The part of all customers a number speaks of: a value for each of some dimensions; with none of them, everybody.
 *
 * <p>Its canonical text is {@code name:value} pairs sorted by name and joined by commas, values percent-encoded as
 * UTF-8, so one string serves as key, hash and API parameter: {@code channel:3,touchpoint:G}. The total is empty.
 */
public record Segment(Map<Dimension, String> values) {

    public static final Segment TOTAL = new Segment(Map.of());

    public Segment {
        EnumMap<Dimension, String> sorted = new EnumMap<>(Dimension.class);
        sorted.putAll(values);
        values = Collections.unmodifiableMap(sorted);
    }

    /**
     * Reads the canonical text; pairs may come in any order and values need no encoding unless they hold a comma, a
     * plus or a percent sign.
     *
     * @throws IllegalArgumentException naming the pair that is not {@code dimension:value}
     */
    public static Segment parse(String text) {
        EnumMap<Dimension, String> values = new EnumMap<>(Dimension.class);
        for (String pair : text.isBlank() ? new String[0] : text.split(",", -1)) {
            int colon = pair.indexOf(':');
            if (colon < 1) {
                throw new IllegalArgumentException("'" + pair + "' is not of the form dimension:value");
            }
            String label = pair.substring(0, colon).strip();
            Dimension dimension = Dimension.ofLabel(label)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "'" + label + "' is not a dimension; accepted are " + Dimension.labels()));
            if (values.put(dimension, decode(pair, pair.substring(colon + 1))) != null) {
                throw new IllegalArgumentException("dimension '" + label + "' stands twice");
            }
        }
        return new Segment(values);
    }

    private static String decode(String pair, String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + pair + "' has a percent sign that no two hexadecimal digits follow; write it as %25", e);
        }
    }

    public Set<Dimension> dimensions() {
        return values.keySet();
    }

    /** Plain values by dimension label, in canonical order. */
    public Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        values.forEach((dimension, value) -> labels.put(dimension.label(), value));
        return labels;
    }

    /** The canonical text. */
    public String canonical() {
        return values.entrySet().stream()
                .map(e -> e.getKey().label() + ":" + encode(e.getValue()))
                .collect(Collectors.joining(","));
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return values.isEmpty() ? "total" : canonical();
    }
}
