package io.cxpulse.serve;

import com.fasterxml.jackson.databind.JsonNode;
import io.cxpulse.event.Dimension;
import io.cxpulse.metric.Segment;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks the other instances of the application for what their tasks hold. A request hops once: what comes from another
 * instance is answered from here or refused, so two instances that disagree never send it back and forth.
 */
final class Peers {

    private static final String HOP = "X-CX-Pulse-Hop";
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final int OK = 200;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    /** True if another instance sent this request. */
    static boolean isRelayed(Context context) {
        return context.header(HOP) != null;
    }

    /** Answers a request with the answer of the instance that holds what it asks for. */
    void relay(Context context, HttpAddress holder) {
        if (isRelayed(context)) {
            throw new StoreUnavailableException("the segment is moving between instances", RETRY_AFTER);
        }
        answer(context, ask(context, holder));
    }

    /** Passes on what another instance answered. */
    static void answer(Context context, HttpResponse<byte[]> answer) {
        answer.headers().firstValue("Content-Type").ifPresent(context::contentType);
        answer.headers().firstValue("Retry-After").ifPresent(value -> context.header("Retry-After", value));
        context.status(answer.statusCode()).result(answer.body());
    }

    /** Some of the segments another instance answers the same request with, and how many there are. */
    SegmentList segments(Context context, HttpAddress peer) {
        JsonNode answer = json(context.req().getRequestURI(), context.queryString(), peer);
        List<Segment> segments = new ArrayList<>();
        answer.path("segments").forEach(labels -> segments.add(segment(labels)));
        return new SegmentList(segments, answer.path("total").asLong());
    }

    /** @throws StoreUnavailableException if the instance does not answer, or not with status 200 */
    JsonNode json(String path, @Nullable String query, HttpAddress peer) {
        return Json.read(body(path, query, peer));
    }

    /** @throws StoreUnavailableException if the instance does not answer, or not with status 200 */
    byte[] body(String path, @Nullable String query, HttpAddress peer) {
        HttpResponse<byte[]> answer = ask(path, query, peer);
        if (answer.statusCode() != OK) {
            throw new StoreUnavailableException(
                    "the instance " + peer + " answers with status " + answer.statusCode(), RETRY_AFTER);
        }
        return answer.body();
    }

    /** @throws StoreUnavailableException if the instance does not answer */
    HttpResponse<byte[]> ask(Context context, HttpAddress peer) {
        return ask(context.req().getRequestURI(), context.queryString(), peer);
    }

    private HttpResponse<byte[]> ask(String path, @Nullable String query, HttpAddress peer) {
        URI uri = URI.create("http://" + peer + path + (query == null ? "" : "?" + query));
        HttpRequest request =
                HttpRequest.newBuilder(uri).timeout(TIMEOUT).header(HOP, "1").build();
        try {
            return client.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new StoreUnavailableException("the instance " + peer + " does not answer: " + e, RETRY_AFTER);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException("stopped while waiting for the instance " + peer, RETRY_AFTER);
        }
    }

    private static Segment segment(JsonNode labels) {
        EnumMap<Dimension, String> values = new EnumMap<>(Dimension.class);
        for (Map.Entry<String, JsonNode> label : labels.properties()) {
            Dimension.ofLabel(label.getKey())
                    .ifPresent(
                            dimension -> values.put(dimension, label.getValue().asText()));
        }
        return new Segment(values);
    }
}
