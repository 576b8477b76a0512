package io.cxpulse.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cxpulse.config.DurationText;
import io.cxpulse.config.IncidentDefinition;
import io.cxpulse.config.SimulationDefinition;
import io.cxpulse.event.Dimension;
import io.cxpulse.simulate.company.SimulationSummary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The summary of a simulation as people and as machines read it, and what can go wrong in one. */
final class SimulationReport {

    private SimulationReport() {}

    static String text(SimulationSummary summary, boolean dryRun) {
        StringBuilder text = new StringBuilder();
        line(text, "%s to %s%s", summary.from(), summary.to(), summary.complete() ? "" : ", stopped");
        line(
                text,
                "%,d events %s in %.1f s (%,.0f a second)",
                summary.eventCount(),
                dryRun ? "counted" : "produced",
                seconds(summary),
                summary.eventsPerSecond());
        summary.events().forEach((name, count) -> line(text, "  %-36s %,12d", name, count));
        line(text, "answers a minute, by product");
        summary.answers().forEach((product, count) -> line(text, "  %-36s %12.2f", product, perMinute(summary, count)));
        return text.toString().stripTrailing();
    }

    /** One JSON object in one line. */
    static String json(SimulationSummary summary) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("from", summary.from().toString());
        fields.put("to", summary.to().toString());
        fields.put("events", summary.events());
        fields.put("answers", summary.answers());
        fields.put("seconds", seconds(summary));
        fields.put("eventsPerSecond", summary.eventsPerSecond());
        fields.put("complete", summary.complete());
        return written(fields);
    }

    static String incidents(SimulationDefinition company) {
        return company.incidents().stream()
                .map(incident -> String.format(
                        Locale.ROOT,
                        "%-16s %s%n%-16s in %s, from %s after live begins, for %s",
                        incident.name(),
                        incident.description(),
                        "",
                        segment(incident.where()),
                        DurationText.format(incident.starts()),
                        DurationText.format(incident.lasts())))
                .collect(Collectors.joining(System.lineSeparator()));
    }

    static String incidentsJson(SimulationDefinition company) {
        List<Map<String, Object>> incidents = new ArrayList<>();
        for (IncidentDefinition incident : company.incidents()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("name", incident.name());
            fields.put("description", incident.description());
            fields.put("startsSeconds", incident.starts().toSeconds());
            fields.put("lastsSeconds", incident.lasts().toSeconds());
            Map<String, Set<String>> where = new LinkedHashMap<>();
            incident.where().forEach((dimension, values) -> where.put(dimension.label(), values));
            fields.put("where", where);
            incidents.add(fields);
        }
        return written(Map.of("incidents", incidents));
    }

    private static String segment(Map<Dimension, Set<String>> where) {
        return where.entrySet().stream()
                .map(entry -> entry.getKey().label() + " " + String.join(" or ", entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static double perMinute(SimulationSummary summary, long count) {
        return summary.minutes() == 0 ? 0 : count / summary.minutes();
    }

    private static double seconds(SimulationSummary summary) {
        return summary.elapsed().toMillis() / 1000.0;
    }

    private static String written(Map<String, Object> fields) {
        try {
            return new JsonMapper().writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void line(StringBuilder text, String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments)).append(System.lineSeparator());
    }
}
