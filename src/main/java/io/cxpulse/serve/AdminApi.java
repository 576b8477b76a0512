package io.cxpulse.serve;

import io.javalin.http.Context;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** What operators and Prometheus read, on a port of its own: meters and probes. */
public final class AdminApi implements AutoCloseable {

    private static final String PLAIN_TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    private final PrometheusMeterRegistry registry;
    private final HttpServer server;

    /**
     * Starts to listen.
     *
     * @throws PortUnavailableException if the address cannot be listened on
     */
    public AdminApi(HttpAddress address, PrometheusMeterRegistry registry, Readiness readiness) {
        this.registry = registry;
        HealthProbes probes = new HealthProbes(readiness);
        this.server = HttpServer.start("admin-api", address, new HttpMeters(registry), routes -> {
            routes.get("/metrics", this::metrics);
            probes.register(routes);
        });
    }

    /** The port listened on. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }

    /** As OpenMetrics for a scraper that asks for it, otherwise as Prometheus' plain text, which all of them read. */
    private void metrics(Context context) throws IOException {
        String accept = context.header("Accept");
        String type = accept != null && accept.contains("application/openmetrics-text") ? OPEN_METRICS : PLAIN_TEXT;
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        registry.scrape(body, type);
        context.contentType(type).result(body.toByteArray());
    }
}
