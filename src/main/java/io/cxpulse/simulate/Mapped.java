package io.cxpulse.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * One element of what a mapping gives: {@code {"event": KIND, …fields}}; {@code {"snapshot": {…fields}}} for the state of
 * a case after one change, from which events are made by comparing it with the state before; {@code {"skip": REASON}} for
 * what is left out on purpose; or {@code {"unmappable": {"path": COLUMN, "detail": TEXT}}} for a part of the row that is
 * wrong.
 */
sealed interface Mapped {

    record Event(JsonNode fields) implements Mapped {}

    record Snapshot(JsonNode fields) implements Mapped {}

    record Skip(String reason) implements Mapped {}

    record Unmappable(@Nullable String path, String detail) implements Mapped {}

    static Mapped of(JsonNode element) throws UnmappableException {
        if (element.has("event")) {
            return new Event(element);
        }
        if (element.path("snapshot").isObject()) {
            return new Snapshot(element.path("snapshot"));
        }
        if (element.path("skip").isTextual()) {
            return new Skip(element.path("skip").textValue());
        }
        JsonNode wrong = element.path("unmappable");
        if (wrong.path("detail").isTextual()) {
            return new Unmappable(
                    wrong.path("path").textValue(), wrong.path("detail").textValue());
        }
        throw new UnmappableException(
                "the mapping gave an element that is neither event, snapshot, skip nor unmappable");
    }
}
