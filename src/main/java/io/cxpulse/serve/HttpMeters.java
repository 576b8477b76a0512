package io.cxpulse.serve;

import io.cxpulse.wire.MeterName;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** Measures requests by route and status. Labels are closed sets: paths nobody registered count as one. */
final class HttpMeters {

    private static final int OK = 200;

    private static final String UNMATCHED = "unmatched";

    private final MeterRegistry registry;

    HttpMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void record(Context context, float millis) {
        Endpoint endpoint = context.endpoints().matchedHttpEndpoint();
        if (endpoint != null && endpoint.path.equals(Route.STREAM.path()) && context.statusCode() == OK) {
            return; // lasts as long as somebody watches, which says nothing of how fast it is answered
        }
        Timer.builder(MeterName.HTTP_REQUESTS.meter())
                .description(MeterName.HTTP_REQUESTS.sentence())
                .serviceLevelObjectives(
                        Duration.ofMillis(5),
                        Duration.ofMillis(25),
                        Duration.ofMillis(100),
                        Duration.ofMillis(500),
                        Duration.ofMillis(2500))
                .tag("route", endpoint == null ? UNMATCHED : endpoint.path)
                .tag("status", Integer.toString(context.statusCode()))
                .register(registry)
                .record(Duration.ofNanos((long) (millis * 1_000_000.0)));
    }
}
