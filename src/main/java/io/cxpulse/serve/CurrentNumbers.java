package io.cxpulse.serve;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cxpulse.metric.MetricCatalogue;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What a segment says now, as JSON, from whichever instance holds it. */
final class CurrentNumbers {

    private final CatalogueLookup lookup;
    private final SeriesStore store;
    private final Peers peers;
    private final InstantSource clock;

    /** @param clock tells readers how old the newest event is, without trust in their own clocks */
    CurrentNumbers(CatalogueLookup lookup, SeriesStore store, Peers peers, InstantSource clock) {
        this.lookup = lookup;
        this.store = store;
        this.peers = peers;
        this.clock = clock;
    }

    void answer(Context context) {
        View view = View.parse(lookup, QueryParameters.of(context, Route.NOW));
        Optional<HttpAddress> holder = store.holderOf(view.segment());
        if (holder.isPresent()) {
            peers.relay(context, holder.get());
        } else {
            context.contentType(Json.MEDIA_TYPE).result(here(view));
        }
    }

    /** @throws StoreUnavailableException while it cannot be read */
    byte[] read(View view) {
        return store.holderOf(view.segment())
                .map(holder -> peers.body(Route.NOW.path(), view.query(), holder))
                .orElseGet(() -> here(view));
    }

    private byte[] here(View view) {
        return Json.bytes(write(view, store.current(view.segment(), view.window())));
    }

    private ObjectNode write(View view, Current current) {
        ObjectNode json = Json.object()
                .put("at", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        current.newest().ifPresent(time -> json.put("newest", time.toString()));
        current.watermark().ifPresent(time -> json.put("watermark", time.toString()));
        view.segment().labels().forEach(json.putObject("segment")::put);
        json.put("window", view.window().label()).put("isolation", "read_uncommitted");
        write(lookup.catalogue(), current, json.putArray("readings"));
        return json;
    }

    private static void write(MetricCatalogue catalogue, Current current, ArrayNode readings) {
        catalogue.metrics().forEach(metric -> {
            Point point = current.points().get(metric.ref());
            if (point != null) {
                ObjectNode reading = readings.addObject()
                        .put("metric", metric.ref().id())
                        .put("version", metric.ref().version())
                        .put("unit", metric.kind().unit());
                SeriesJson.write(point, reading);
            }
        });
    }
}
