package io.cxpulse.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** Where an Alertmanager sends its notifications: a page each, on a loopback port. */
public final class WebhookSink implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final List<JsonNode> notifications = new ArrayList<>();

    private WebhookSink(HttpServer server) {
        this.server = server;
    }

    public static WebhookSink start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        WebhookSink sink = new WebhookSink(server);
        server.createContext("/", sink::take);
        server.start();
        return sink;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode notification = JSON.readTree(exchange.getRequestBody());
            synchronized (this) {
                notifications.add(notification);
            }
            exchange.sendResponseHeaders(200, -1);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** Every notification so far, as Alertmanager has sent it. */
    public synchronized List<JsonNode> notifications() {
        return List.copyOf(notifications);
    }

    /** Number of notifications that something fires. */
    public long firing() {
        return withStatus("firing");
    }

    /** Number of notifications that it is over. */
    public long resolved() {
        return withStatus("resolved");
    }

    private long withStatus(String status) {
        return notifications().stream()
                .filter(notification -> notification.path("status").asText().equals(status))
                .count();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
