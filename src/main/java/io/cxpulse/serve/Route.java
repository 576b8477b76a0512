package io.cxpulse.serve;

import java.util.List;

/** The routes of the query port and the query parameters each accepts; all are read with GET. */
enum Route {
    METRICS("/api/v1/metrics"),
    SERIES("/api/v1/metrics/{id}/series", "segment", "window", "from", "to", "step"),
    SEGMENTS("/api/v1/metrics/{id}/segments", "by", "contains", "limit"),
    NOW("/api/v1/now", "segment", "window"),
    STREAM("/api/v1/stream", "segment", "window"),
    RULES("/api/v1/rules"),
    CARDINALITY("/api/v1/cardinality"),
    CASE("/api/v1/cases/{id}", "asOf"),
    ALERTS("/api/v1/alerts", "state", "rule", "segment", "severity", "since", "limit"),
    ALERT("/api/v1/alerts/{fingerprint}"),
    OPENAPI("/api/v1/openapi.json"),
    LIVEZ("/livez"),
    READYZ("/readyz"),
    STARTUPZ("/startupz");

    private final String path;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> parameters;

    Route(String path, String... parameters) {
        this.path = path;
        this.parameters = List.of(parameters);
    }

    String path() {
        return path;
    }

    List<String> parameters() {
        return parameters;
    }
}
