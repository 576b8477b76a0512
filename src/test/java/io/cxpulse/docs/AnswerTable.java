package io.cxpulse.docs;

import io.cxpulse.config.SimulationLoader;
import io.cxpulse.event.Dimension;
import io.cxpulse.simulate.company.Company;
import io.cxpulse.simulate.company.Plan;
import io.cxpulse.simulate.company.Span;
import io.cxpulse.simulate.company.Timeline;
import io.cxpulse.simulate.company.Volume;
import io.cxpulse.wire.EventKind;
import io.cxpulse.wire.OutboundEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.avro.generic.IndexedRecord;

/** How many survey answers a minute a simulated week has, by segment, as a Markdown table. */
final class AnswerTable {

    private static final String HEADER = "| segment | NPS | CSAT | ease | all |\n|---|---|---|---|---|\n";

    private static final Instant MONDAY = Instant.parse("2026-03-01T23:00:00Z");

    private static final Duration WEEK = Duration.ofDays(7);

    private static final List<Dimension> SPLITS = List.of(Dimension.PRODUCT, Dimension.CHANNEL);

    private AnswerTable() {}

    static String render() {
        Map<String, Long> counts = counts();
        StringBuilder table = new StringBuilder(HEADER).append(row("total", counts));
        for (Dimension split : SPLITS) {
            for (String value : Company.segments().get(split)) {
                table.append(row(split.label() + ":" + value, counts));
            }
        }
        return table.toString();
    }

    private static Map<String, Long> counts() {
        Instant end = MONDAY.plus(WEEK);
        Timeline timeline = new Timeline(new Plan(
                new SimulationLoader(Company.segments()).loadShipped(),
                1,
                new Span(MONDAY, end, end),
                Volume.USUAL,
                List.of()));
        Map<String, Long> counts = new HashMap<>();
        while (timeline.nextTime().isBefore(end)) {
            OutboundEvent event = timeline.next();
            if (event.kind() == EventKind.SURVEY && text(event, "type").equals("COMPLETED")) {
                count(event, counts);
            }
        }
        return counts;
    }

    private static void count(OutboundEvent answer, Map<String, Long> counts) {
        String metric = text(answer, "metric");
        counts.merge("total " + metric, 1L, Long::sum);
        for (Dimension split : SPLITS) {
            counts.merge(split.label() + ":" + text(answer, split.label()) + " " + metric, 1L, Long::sum);
        }
    }

    private static String row(String segment, Map<String, Long> counts) {
        double nps = perMinute(segment + " NPS", counts);
        double csat = perMinute(segment + " CSAT", counts);
        double ease = perMinute(segment + " CES", counts);
        return String.format(
                Locale.ROOT, "| %s | %.3f | %.3f | %.3f | %.3f |\n", segment, nps, csat, ease, nps + csat + ease);
    }

    private static double perMinute(String key, Map<String, Long> counts) {
        return counts.getOrDefault(key, 0L) / (double) WEEK.toMinutes();
    }

    private static String text(OutboundEvent event, String name) {
        IndexedRecord record = event.value();
        return String.valueOf(record.get(record.getSchema().getField(name).pos()));
    }
}
