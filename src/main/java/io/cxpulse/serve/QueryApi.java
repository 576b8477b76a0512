package io.cxpulse.serve;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cxpulse.alert.RuleBook;
import io.cxpulse.metric.MetricCatalogue;
import io.cxpulse.metric.MetricDefinition;
import io.cxpulse.wire.MeterName;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;

/**
 * The public HTTP API and the live page: catalogue, series, segments, current numbers, cases, alerts and rules as JSON, the
 * stream that the page follows, errors as RFC 9457 problem details, the probes, and the OpenAPI document that describes them.
 */
public final class QueryApi implements AutoCloseable {

    private final CatalogueLookup lookup;
    private final Sources sources;
    private final CaseRequests cases;
    private final AlertRequests alerts;
    private final SegmentRequests segments;
    private final CurrentNumbers numbers;
    private final LiveStream stream;
    private final Peers peers = new Peers();
    private final HttpServer server;
    private final byte[] openapi = openapi();

    /**
     * Where the answers come from.
     *
     * @param results what gauges show of the segments here, and {@code cap} of how many
     * @param clock of the answers that say how old their numbers are
     */
    public record Sources(
            SeriesStore series,
            CaseArchive cases,
            AlertBoard alerts,
            RuleBook rules,
            ResultBoard results,
            SegmentCap cap,
            InstantSource clock) {}

    /**
     * Starts to listen.
     *
     * @throws PortUnavailableException if the address cannot be listened on
     */
    public QueryApi(
            HttpAddress address,
            MetricCatalogue catalogue,
            Sources sources,
            Readiness readiness,
            MeterRegistry registry) {
        this.lookup = new CatalogueLookup(catalogue);
        this.sources = sources;
        this.cases = new CaseRequests(sources.cases(), peers);
        this.alerts = new AlertRequests(sources.alerts());
        this.segments = new SegmentRequests(lookup, sources, peers);
        this.numbers = new CurrentNumbers(lookup, sources.series(), peers, sources.clock());
        this.stream = new LiveStream(lookup, numbers, alerts);
        HealthProbes probes = new HealthProbes(readiness);
        try {
            this.server = HttpServer.start("query-api", address, new HttpMeters(registry), routes -> {
                register(routes);
                probes.register(routes);
                new PageFiles().register(routes);
            });
        } catch (RuntimeException e) {
            stream.close();
            throw e;
        }
        Gauge.builder(MeterName.LIVE_VIEWERS.meter(), stream::viewers)
                .description(MeterName.LIVE_VIEWERS.sentence())
                .register(registry);
    }

    /** The port listened on. */
    public int port() {
        return server.port();
    }

    /** What everybody follows who looks at the page. */
    LiveStream stream() {
        return stream;
    }

    @Override
    public void close() {
        stream.close();
        server.close();
    }

    private void register(RoutesConfig routes) {
        routes.get(Route.METRICS.path(), this::metrics);
        routes.get(Route.SERIES.path(), this::series);
        routes.get(Route.SEGMENTS.path(), segments::list);
        routes.get(Route.NOW.path(), numbers::answer);
        routes.get(Route.STREAM.path(), stream::answer);
        routes.get(Route.RULES.path(), this::rules);
        routes.get(Route.CARDINALITY.path(), segments::cardinality);
        routes.get(Route.CASE.path(), cases::answer);
        routes.get(Route.ALERTS.path(), alerts::list);
        routes.get(Route.ALERT.path(), alerts::one);
        routes.get(Route.OPENAPI.path(), this::document);
    }

    private void metrics(Context context) {
        QueryParameters.of(context, Route.METRICS);
        json(context, CatalogueJson.write(lookup.catalogue()));
    }

    private void series(Context context) {
        MetricDefinition metric = lookup.metric(context.pathParam("id"));
        SeriesRequest request = SeriesRequest.parse(lookup, metric, QueryParameters.of(context, Route.SERIES));
        SeriesStore store = sources.series();
        Optional<HttpAddress> holder = store.holderOf(request.segment());
        if (holder.isPresent()) {
            peers.relay(context, holder.get());
            return;
        }
        Series series = request.complete(store).map(store::series).orElse(Series.EMPTY);
        json(context, SeriesJson.series(request, series));
    }

    private void rules(Context context) {
        QueryParameters.of(context, Route.RULES);
        json(context, RuleJson.write(sources.rules()));
    }

    private void document(Context context) {
        QueryParameters.of(context, Route.OPENAPI);
        context.contentType(Json.MEDIA_TYPE).result(openapi);
    }

    private static void json(Context context, ObjectNode json) {
        context.contentType(Json.MEDIA_TYPE).result(Json.bytes(json));
    }

    private static byte[] openapi() {
        try (InputStream resource =
                Objects.requireNonNull(QueryApi.class.getResourceAsStream("/openapi.json"), "openapi.json")) {
            return resource.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
