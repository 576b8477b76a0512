package io.cxpulse.serve;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cxpulse.metric.Reading;
import io.cxpulse.metric.Segment;
import java.util.List;
import java.util.Locale;

/** Series and segments as JSON; what does not exist (an interval of one answer) is left out, never zero. */
final class SeriesJson {

    private SeriesJson() {}

    static ObjectNode series(SeriesRequest request, Series series) {
        ObjectNode json = Json.object()
                .put("metric", request.metric().ref().id())
                .put("version", request.metric().ref().version())
                .put("unit", request.metric().kind().unit());
        request.segment().labels().forEach(json.putObject("segment")::put);
        json.put("window", request.window().label());
        series.keptFrom().ifPresent(time -> json.put("keptFrom", time.toString()));
        series.watermark().ifPresent(time -> json.put("watermark", time.toString()));
        json.put("isolation", "read_uncommitted");
        ArrayNode points = json.putArray("points");
        series.points().forEach(point -> write(point, points.addObject()));
        return json;
    }

    /** @param total of which the segments are a part */
    static ObjectNode segments(List<Segment> segments, long total) {
        ObjectNode json = Json.object().put("total", total);
        ArrayNode array = json.putArray("segments");
        segments.forEach(segment -> segment.labels().forEach(array.addObject()::put));
        return json;
    }

    static void write(Point point, ObjectNode json) {
        json.put("start", point.window().start().toString())
                .put("end", point.window().end().toString())
                .put("state", point.state().name().toLowerCase(Locale.ROOT));
        Reading reading = point.reading();
        json.put("n", reading.n());
        reading.value().ifPresent(value -> Json.put(json, "value", value));
        reading.interval().low().ifPresent(low -> Json.put(json, "low", low));
        reading.interval().high().ifPresent(high -> Json.put(json, "high", high));
        reading.statistics().forEach((name, value) -> Json.put(json, name, value));
    }
}
