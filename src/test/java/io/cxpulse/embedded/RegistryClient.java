package io.cxpulse.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.TestInfo;

/** Speaks to the registry as curl would: exact statuses and bodies. */
record RegistryClient(String url, HttpClient http) {

    static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";

    private static final ObjectMapper JSON = new ObjectMapper();

    RegistryClient(String url) {
        this(url, HttpClient.newHttpClient());
    }

    /** What came back. */
    record Answer(int status, String contentType, JsonNode json) {

        int errorCode() {
            return json.path("error_code").asInt();
        }

        String message() {
            return json.path("message").asText();
        }
    }

    Answer get(String path) throws Exception {
        return send("GET", path, BodyPublishers.noBody());
    }

    Answer delete(String path) throws Exception {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    Answer post(String path, String body) throws Exception {
        return send("POST", path, BodyPublishers.ofString(body));
    }

    Answer put(String path, String body) throws Exception {
        return send("PUT", path, BodyPublishers.ofString(body));
    }

    Answer send(String method, String path, HttpRequest.BodyPublisher body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", CONTENT_TYPE)
                .header("Accept", CONTENT_TYPE)
                .method(method, body)
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                JSON.readTree(response.body()));
    }

    Answer register(String subject, String schema) throws Exception {
        return post("/subjects/" + encoded(subject) + "/versions", request(schema));
    }

    /** Registers, and returns the id. */
    int id(String subject, String schema) throws Exception {
        return register(subject, schema).json().path("id").asInt();
    }

    static void assertError(Answer answer, int status, int code) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertThat(answer.errorCode()).as("%s", answer).isEqualTo(code);
        assertThat(answer.message()).isNotBlank().doesNotContain("\n");
    }

    /** A name no other test uses, hard to put into a path. */
    static String subject(TestInfo test) {
        return test.getTestMethod().orElseThrow().getName() + "-тема é/🎈-"
                + test.getDisplayName().hashCode();
    }

    static String request(String schema) throws Exception {
        return JSON.writeValueAsString(Map.of("schema", schema));
    }

    static String encoded(String pathPart) {
        return URLEncoder.encode(pathPart, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** A record of strings; a field that ends in {@code ?} is optional. */
    static String schema(String name, String... fields) {
        StringBuilder text =
                new StringBuilder("{\"type\":\"record\",\"name\":\"" + name + "\",\"doc\":\"é\",\"fields\":[");
        String separator = "";
        for (String field : fields) {
            text.append(separator).append(field.endsWith("?") ? optional(field) : required(field));
            separator = ",";
        }
        return text.append("]}").toString();
    }

    private static String required(String field) {
        return "{\"name\":\"%s\",\"type\":\"string\"}".formatted(field);
    }

    private static String optional(String field) {
        return "{\"name\":\"%s\",\"type\":[\"null\",\"string\"],\"default\":null}"
                .formatted(field.substring(0, field.length() - 1));
    }
}
