package io.cxpulse.serve;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An error of the API, told as RFC 9457 problem details.
 *
 * @param detail what is wrong with this request, and what to do
 * @param parameter the parameter it is about
 * @param accepted what the parameter accepts
 * @param headers of the response, by name
 */
record Problem(
        Kind kind, String detail, @Nullable String parameter, List<String> accepted, Map<String, String> headers) {

    /** Types of problems; the type URI is stable, titles are for people. */
    enum Kind {
        INVALID_PARAMETER(400, "invalid-parameter", "Invalid parameter"),
        BAD_REQUEST(400, "bad-request", "Bad request"),
        UNKNOWN_METRIC(404, "unknown-metric", "Unknown metric"),
        UNKNOWN_CASE(404, "unknown-case", "Unknown case"),
        UNKNOWN_ALERT(404, "unknown-alert", "Unknown alert"),
        UNKNOWN_PATH(404, "unknown-path", "Unknown path"),
        METHOD_NOT_ALLOWED(405, "method-not-allowed", "Method not allowed"),
        NOT_ACCEPTABLE(406, "not-acceptable", "Not acceptable"),
        QUERY_TOO_LONG(414, "query-too-long", "Query too long"),
        HEADERS_TOO_LARGE(431, "headers-too-large", "Headers too large"),
        INTERNAL_ERROR(500, "internal-error", "Internal error"),
        UNAVAILABLE(503, "unavailable", "Temporarily unavailable");

        private final int status;
        private final String name;
        private final String title;

        Kind(int status, String name, String title) {
            this.status = status;
            this.name = name;
            this.title = title;
        }

        int status() {
            return status;
        }

        String type() {
            return "urn:cx-pulse:problem:" + name;
        }

        String title() {
            return title;
        }
    }

    static Problem of(Kind kind, String detail) {
        return new Problem(kind, detail, null, List.of(), Map.of());
    }

    static Problem invalidParameter(String parameter, String detail, List<String> accepted) {
        return new Problem(Kind.INVALID_PARAMETER, detail, parameter, accepted, Map.of());
    }

    static Problem unknownMetric(String id, List<String> known) {
        return new Problem(
                Kind.UNKNOWN_METRIC,
                "There is no metric '" + id + "'; known are " + String.join(", ", known) + ".",
                "id",
                known,
                Map.of());
    }

    static Problem unknownCase(String id, Map<String, String> headers) {
        return new Problem(
                Kind.UNKNOWN_CASE,
                "There is no case '" + id + "': none of its events was accepted, or it is forgotten.",
                "id",
                List.of(),
                headers);
    }

    static Problem unknownAlert(String fingerprint) {
        return new Problem(
                Kind.UNKNOWN_ALERT,
                "There is no alert '" + fingerprint + "': nothing was ever raised under this fingerprint.",
                "fingerprint",
                List.of(),
                Map.of());
    }

    static Problem methodNotAllowed(String method) {
        return new Problem(
                Kind.METHOD_NOT_ALLOWED,
                method + " is not supported here.",
                null,
                List.of(),
                Map.of("Allow", "GET, HEAD"));
    }

    /** @param retryAfter rounded up to whole seconds, at least one */
    static Problem unavailable(String detail, Duration retryAfter) {
        long seconds = Math.max(1, retryAfter.plusMillis(999).toSeconds());
        return new Problem(Kind.UNAVAILABLE, detail, null, List.of(), Map.of("Retry-After", Long.toString(seconds)));
    }

    ProblemException exception() {
        return new ProblemException(this);
    }
}
