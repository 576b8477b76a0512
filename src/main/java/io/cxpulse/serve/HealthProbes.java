package io.cxpulse.serve;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The probes of an orchestrator: alive as long as the server answers at all, ready as {@link Readiness} says, started
 * from the first probe on that found it ready.
 */
final class HealthProbes {

    private static final Duration RETRY = Duration.ofSeconds(5);

    private final Readiness readiness;
    private final AtomicBoolean started = new AtomicBoolean();

    HealthProbes(Readiness readiness) {
        this.readiness = readiness;
    }

    void register(RoutesConfig routes) {
        routes.get(Route.LIVEZ.path(), context -> ok(context, "alive"));
        routes.get(Route.READYZ.path(), this::ready);
        routes.get(Route.STARTUPZ.path(), this::startup);
    }

    private void ready(Context context) {
        requireReady("Not ready: ");
        ok(context, "ready");
    }

    private void startup(Context context) {
        if (!started.get()) {
            requireReady("Not started: ");
        }
        ok(context, "started");
    }

    private void requireReady(String prefix) {
        Readiness.Status status = readiness.status();
        if (!status.ready()) {
            throw Problem.unavailable(prefix + status.reason(), RETRY).exception();
        }
        started.set(true);
    }

    private static void ok(Context context, String status) {
        context.contentType(Json.MEDIA_TYPE).result(Json.bytes(Json.object().put("status", status)));
    }
}
