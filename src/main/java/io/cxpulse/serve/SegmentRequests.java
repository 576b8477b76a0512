package io.cxpulse.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cxpulse.metric.GroupingSet;
import io.cxpulse.metric.MetricDefinition;
import io.cxpulse.metric.Segment;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Answers which segments there are, and how many, over all instances. */
final class SegmentRequests {

    static final int MAX_LIMIT = 10_000;

    private final CatalogueLookup lookup;
    private final QueryApi.Sources sources;
    private final Peers peers;

    SegmentRequests(CatalogueLookup lookup, QueryApi.Sources sources, Peers peers) {
        this.lookup = lookup;
        this.sources = sources;
        this.peers = peers;
    }

    void list(Context context) {
        MetricDefinition metric = lookup.metric(context.pathParam("id"));
        QueryParameters parameters = QueryParameters.of(context, Route.SEGMENTS);
        GroupingSet by = lookup.by(metric, parameters.get("by").orElse(""));
        int limit = parameters.limit(MAX_LIMIT).orElse(Integer.MAX_VALUE);
        List<Segment> fitting = sources.series().segments(metric, by).stream()
                .filter(containing(parameters.get("contains")))
                .toList();
        SegmentList all = new SegmentList(fitting.stream().limit(limit).toList(), fitting.size());
        if (!Peers.isRelayed(context)) {
            for (HttpAddress peer : sources.series().others()) {
                all = all.and(peers.segments(context, peer), limit);
            }
        }
        answer(context, SeriesJson.segments(all.segments(), all.total()));
    }

    /** How many segments of each dimension are alive, and how many of them gauges add up as others. */
    void cardinality(Context context) {
        QueryParameters.of(context, Route.CARDINALITY);
        Map<String, SegmentCap.Load> loads =
                new TreeMap<>(sources.cap().loads(sources.results().families()));
        if (!Peers.isRelayed(context)) {
            for (HttpAddress peer : sources.series().others()) {
                peers.json(Route.CARDINALITY.path(), null, peer)
                        .path("dimensions")
                        .forEach(load -> loads.merge(load.path("by").asText(), read(load), SegmentRequests::sum));
            }
        }
        answer(context, write(loads));
    }

    private ObjectNode write(Map<String, SegmentCap.Load> loads) {
        ObjectNode json = Json.object().put("limit", sources.cap().limit());
        ArrayNode dimensions = json.putArray("dimensions");
        loads.forEach((by, load) -> dimensions
                .addObject()
                .put("by", by)
                .put("active", load.active())
                .put("folded", load.folded()));
        return json;
    }

    private static SegmentCap.Load read(JsonNode json) {
        return new SegmentCap.Load(
                json.path("active").asInt(), json.path("folded").asInt());
    }

    private static SegmentCap.Load sum(SegmentCap.Load left, SegmentCap.Load right) {
        return new SegmentCap.Load(left.active() + right.active(), left.folded() + right.folded());
    }

    private static Predicate<Segment> containing(Optional<String> text) {
        Optional<String> wanted = text.map(SegmentRequests::fold);
        return segment -> wanted.filter(part -> segment.values().values().stream()
                        .noneMatch(value -> fold(value).contains(part)))
                .isEmpty();
    }

    /** Without a language: what is typed in one must find what was written in another. */
    private static String fold(String text) {
        return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    private static void answer(Context context, ObjectNode json) {
        context.contentType(Json.MEDIA_TYPE).result(Json.bytes(json));
    }
}
