package io.cxpulse.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A place in a definition file: reads what stands there, or notes what is wrong and goes on, so that one reading finds
 * every problem.
 */
final class Place {

    private static final int MAX_SHOWN = 80;

    private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final String path;
    private final JsonNode node;
    private final List<Problem> problems;

    private Place(String path, JsonNode node, List<Problem> problems) {
        this.path = path;
        this.node = node;
        this.problems = problems;
    }

    /** @param problems receives what is wrong here and below */
    static Place root(JsonNode document, List<Problem> problems) {
        return new Place("", document, problems);
    }

    String path() {
        return path;
    }

    boolean isMapping() {
        return node.isObject();
    }

    boolean isList() {
        return node.isArray();
    }

    boolean isText() {
        return node.isTextual();
    }

    /** Whether this is a mapping with the key. */
    boolean has(String key) {
        return node.has(key);
    }

    void refuse(String accepted) {
        problems.add(new Problem(path.isEmpty() ? "file" : path, shown(node.toString()), accepted));
    }

    /** What {@code reader} makes of the value; a problem where that is nothing. */
    <T> Optional<T> read(String accepted, Function<JsonNode, Optional<T>> reader) {
        Optional<T> value = reader.apply(node);
        if (value.isEmpty()) {
            refuse(accepted);
        }
        return value;
    }

    /** What {@code reader} makes of a text; a number or a truth value is none. */
    <T> Optional<T> readText(String accepted, Function<String, Optional<T>> reader) {
        return read(accepted, value -> value.isTextual() ? reader.apply(value.textValue()) : Optional.empty());
    }

    Optional<String> text(Pattern pattern, String accepted) {
        return readText(accepted, text -> Optional.of(text)
                .filter(value -> pattern.matcher(value).matches()));
    }

    boolean isText(Collection<String> texts) {
        return node.isTextual() && texts.contains(node.textValue());
    }

    /** A text out of a closed list. */
    Optional<String> symbol(Collection<String> symbols) {
        return readText("accepted are " + String.join(", ", symbols), text -> Optional.of(text)
                .filter(symbols::contains));
    }

    /** The values of a mapping with known keys; unknown and missing keys are problems. */
    Fields fields(List<String> required, List<String> optional) {
        List<String> known = new ArrayList<>(required);
        known.addAll(optional);
        String accepted = "accepted are " + String.join(", ", known);
        Map<String, Place> fields = entries("accepted is a mapping of " + String.join(", ", known));
        fields.forEach((key, place) -> {
            if (!known.contains(key)) {
                place.refuse("unknown key; " + accepted);
            }
        });
        if (isMapping()) {
            required.stream().filter(key -> !fields.containsKey(key)).forEach(this::missing);
        }
        return new Fields(fields);
    }

    private void missing(String key) {
        problems.add(new Problem(below(key), "missing", "this key is required"));
    }

    /** The values of a mapping, in the order of the file; a problem where this is none. */
    Map<String, Place> entries(String accepted) {
        Map<String, Place> entries = new LinkedHashMap<>();
        if (!isMapping()) {
            refuse(accepted);
        }
        node.properties().forEach(e -> entries.put(e.getKey(), new Place(below(e.getKey()), e.getValue(), problems)));
        return entries;
    }

    /** The values of a list; a problem where this is none. */
    List<Place> items(String accepted) {
        if (!node.isArray()) {
            refuse(accepted);
            return List.of();
        }
        List<Place> items = new ArrayList<>();
        node.forEach(item -> items.add(new Place(path + "[" + items.size() + "]", item, problems)));
        return items;
    }

    /** The distinct values of a list, or empty where one of them is a problem; the same value twice is one too. */
    <T> Optional<Set<T>> distinct(String accepted, Function<Place, Optional<T>> reader) {
        Set<T> values = new LinkedHashSet<>();
        int before = problems.size();
        for (Place item : items(accepted)) {
            reader.apply(item)
                    .filter(value -> !values.add(value))
                    .ifPresent(twice -> item.refuse("stands here already; once is accepted"));
        }
        return problems.size() == before ? Optional.of(values) : Optional.empty();
    }

    private String below(String key) {
        if (!PLAIN_KEY.matcher(key).matches()) {
            return path + "[" + shown(new TextNode(key).toString()) + "]";
        }
        return path.isEmpty() ? key : path + "." + key;
    }

    private static String shown(String value) {
        if (value.isEmpty()) {
            return "nothing";
        }
        return value.codePointCount(0, value.length()) <= MAX_SHOWN
                ? value
                : value.substring(0, value.offsetByCodePoints(0, MAX_SHOWN)) + "…";
    }
}
