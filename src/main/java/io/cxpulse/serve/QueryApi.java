package io.cxpulse.serve;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cxpulse.metric.MetricCatalogue;
import io.cxpulse.metric.MetricDefinition;
import io.cxpulse.metric.Segment;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The public HTTP API: catalogue, series, segments, cases and alerts as JSON, errors as RFC 9457 problem details, the probes,
 * and the OpenAPI document that describes them.
 */
public final class QueryApi implements AutoCloseable {

    private final CatalogueLookup lookup;
    private final SeriesStore store;
    private final CaseRequests cases;
    private final AlertRequests alerts;
    private final Peers peers = new Peers();
    private final HttpServer server;
    private final byte[] openapi = openapi();

    /** Where the answers come from. */
    public record Sources(SeriesStore series, CaseArchive cases, AlertBoard alerts) {}

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
        this.store = sources.series();
        this.cases = new CaseRequests(sources.cases(), peers);
        this.alerts = new AlertRequests(sources.alerts());
        HealthProbes probes = new HealthProbes(readiness);
        this.server = HttpServer.start("query-api", address, new HttpMeters(registry), routes -> {
            register(routes);
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

    private void register(RoutesConfig routes) {
        routes.get(Route.METRICS.path(), this::metrics);
        routes.get(Route.SERIES.path(), this::series);
        routes.get(Route.SEGMENTS.path(), this::segments);
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
        Optional<HttpAddress> holder = store.holderOf(request.segment());
        if (holder.isPresent()) {
            peers.relay(context, holder.get());
            return;
        }
        Series series = request.complete(store).map(store::series).orElse(Series.EMPTY);
        json(context, SeriesJson.series(request, series));
    }

    private void segments(Context context) {
        MetricDefinition metric = lookup.metric(context.pathParam("id"));
        QueryParameters parameters = QueryParameters.of(context, Route.SEGMENTS);
        var by = lookup.by(metric, parameters.get("by").orElse(""));
        SortedMap<String, Segment> all = new TreeMap<>();
        store.segments(metric, by).forEach(segment -> all.put(segment.canonical(), segment));
        if (!Peers.isRelayed(context)) {
            store.others().forEach(peer -> peers.segments(context, peer)
                    .forEach(segment -> all.put(segment.canonical(), segment)));
        }
        json(context, SeriesJson.segments(List.copyOf(all.values())));
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
