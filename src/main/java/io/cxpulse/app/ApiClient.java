package io.cxpulse.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads JSON from a query API. */
final class ApiClient {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(60);

    /** What is not there is an answer, not a mistake in the request. */
    private static final String UNKNOWN_CASE = "urn:cx-pulse:problem:unknown-case";

    private final String base;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
    private final ObjectMapper mapper = new ObjectMapper();

    /** @param base URL without a path, such as {@code http://127.0.0.1:8080} */
    ApiClient(URI base) {
        this.base = base.toString().replaceAll("/+$", "");
    }

    /** @throws ApiFailure if the API refuses the request or cannot answer it */
    JsonNode metric(String metric, String resource, Map<String, String> parameters)
            throws ApiFailure, InterruptedException {
        return get(URI.create(base + "/api/v1/metrics/" + encode(metric) + "/" + resource + "?" + query(parameters)));
    }

    /** @throws ApiFailure if the API refuses the request or cannot answer it */
    JsonNode alerts(Map<String, String> parameters) throws ApiFailure, InterruptedException {
        return get(URI.create(base + "/api/v1/alerts?" + query(parameters)));
    }

    private static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    /**
     * The history of a case.
     *
     * @param asOf instant or date; null for all there is
     * @throws ApiFailure if the API refuses the request, does not know the case or cannot answer
     */
    JsonNode caseHistory(String caseId, @Nullable String asOf) throws ApiFailure, InterruptedException {
        String query = asOf == null ? "" : "?asOf=" + encode(asOf);
        return get(URI.create(base + "/api/v1/cases/" + segment(caseId) + query));
    }

    /** A segment of dots alone would be taken for a way through the path. */
    private static String segment(String text) {
        return text.chars().allMatch(c -> c == '.') ? text.replace(".", "%2E") : encode(text);
    }

    /** {@code value} percent-encoded for any part of a URL. */
    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private JsonNode get(URI uri) throws ApiFailure, InterruptedException {
        HttpResponse<String> response = send(uri);
        JsonNode json = parse(response.body());
        if (response.statusCode() == 200 && json.isObject()) {
            return json;
        }
        String detail = json.path("detail").asText();
        if (detail.isEmpty()) {
            throw ApiFailure.failed(base + " is no CX Pulse API: it answered with status " + response.statusCode());
        }
        boolean refused =
                response.statusCode() < 500 && !json.path("type").asText().equals(UNKNOWN_CASE);
        throw refused ? ApiFailure.refused(detail) : ApiFailure.failed(detail);
    }

    private HttpResponse<String> send(URI uri) throws ApiFailure, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(uri).timeout(ANSWER_TIMEOUT).build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw ApiFailure.failed("cannot reach the query API at " + base + ": " + reason);
        }
    }

    private JsonNode parse(String body) {
        try {
            return mapper.readTree(body);
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }
}
