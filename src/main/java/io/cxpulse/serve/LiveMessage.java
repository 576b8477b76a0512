package io.cxpulse.serve;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What one beat has to say: the numbers and the alerts, or why they cannot be read.
 *
 * @param troubles problems as JSON; there may be numbers although the alerts cannot be read, and the other way round
 */
record LiveMessage(Optional<String> now, Optional<Alerts> alerts, List<String> troubles) {

    /**
     * A list of alerts.
     *
     * @param revision tells what is known of all alerts from what was known before, whether or not they are in the list
     */
    record Alerts(int revision, String json) {}

    static LiveMessage of(Optional<String> now, Optional<Alerts> alerts, List<Problem> troubles) {
        return new LiveMessage(
                now,
                alerts,
                troubles.stream()
                        .map(problem -> text(ProblemJson.write(problem, Route.STREAM.path())))
                        .distinct()
                        .toList());
    }

    static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
