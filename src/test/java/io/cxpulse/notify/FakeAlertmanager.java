package io.cxpulse.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Takes what is posted to an Alertmanager on a loopback port, and answers as the test wants. */
final class FakeAlertmanager implements AutoCloseable {

    static final Reply OK = new Reply(200, "", Map.of());

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final InstantSource clock;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Posted> posts = new ArrayList<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger mostUnderWay = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Function<JsonNode, Reply> behaviour = alerts -> OK;

    /** An answer; status 0 is none at all. */
    record Reply(int status, String body, Map<String, String> headers) {

        static final Reply NONE = new Reply(0, "", Map.of());

        /** Begins, and never comes to its end. */
        static final Reply ENDLESS = new Reply(200, "é", Map.of());

        static Reply of(int status) {
            return new Reply(status, "", Map.of());
        }
    }

    /** A request that was made at {@code at}, and the answer it got. */
    record Posted(Instant at, String path, String contentType, JsonNode alerts, int status) {}

    private FakeAlertmanager(InstantSource clock, HttpServer server) {
        this.clock = clock;
        this.server = server;
    }

    static FakeAlertmanager start(InstantSource clock) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        FakeAlertmanager fake = new FakeAlertmanager(clock, server);
        server.setExecutor(fake.threads);
        server.createContext("/", fake::handle);
        server.start();
        return fake;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** How it answers from now on, by the alerts of a request. */
    void answer(Function<JsonNode, Reply> reply) {
        behaviour = reply;
    }

    void answer(int status) {
        behaviour = alerts -> Reply.of(status);
    }

    private void handle(HttpExchange exchange) throws IOException {
        mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
        try (exchange) {
            JsonNode alerts = JSON.readTree(exchange.getRequestBody());
            Reply reply = behaviour.apply(alerts);
            note(exchange, alerts, reply);
            if (reply.status() == 0) {
                closed.await();
                return;
            }
            if (reply.equals(Reply.ENDLESS)) {
                exchange.sendResponseHeaders(reply.status(), 0);
                exchange.getResponseBody().write(reply.body().getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
                closed.await();
                return;
            }
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            reply.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            underWay.decrementAndGet();
        }
    }

    private synchronized void note(HttpExchange exchange, JsonNode alerts, Reply reply) {
        posts.add(new Posted(
                clock.instant(),
                exchange.getRequestURI().getPath(),
                String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")),
                alerts,
                reply.status()));
    }

    /** All requests so far. */
    synchronized List<Posted> posts() {
        return List.copyOf(posts);
    }

    /** All alerts that were taken so far, in order. */
    List<JsonNode> taken() {
        List<JsonNode> taken = new ArrayList<>();
        posts().stream().filter(post -> post.status() == 200).forEach(post -> post.alerts()
                .forEach(taken::add));
        return taken;
    }

    int mostUnderWay() {
        return mostUnderWay.get();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
