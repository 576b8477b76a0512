package io.cxpulse.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What one beat has to say: the numbers and the alerts, or why there are none.
 *
 * @param alerts compared with what a watcher was last told; the time as of which they are known is not compared
 */
record LiveMessage(Optional<String> now, Optional<Alerts> alerts, Optional<String> trouble) {

    /** @param content tells one list from another */
    record Alerts(JsonNode content, String json) {}

    static LiveMessage of(String now, ObjectNode alerts) {
        return new LiveMessage(
                Optional.of(now),
                Optional.of(new Alerts(alerts.path("alerts"), text(Json.bytes(alerts)))),
                Optional.empty());
    }

    static LiveMessage trouble(Problem problem) {
        String json = text(ProblemJson.write(problem, Route.STREAM.path()));
        return new LiveMessage(Optional.empty(), Optional.empty(), Optional.of(json));
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
