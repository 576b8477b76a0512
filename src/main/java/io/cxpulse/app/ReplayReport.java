package io.cxpulse.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cxpulse.simulate.ReplaySummary;
import io.cxpulse.wire.Topics;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The summary of a replay as people and as machines read it. */
final class ReplayReport {

    private ReplayReport() {}

    static String text(ReplaySummary summary) {
        StringBuilder text = new StringBuilder();
        line(
                text,
                "%,d rows read in %.1f s%s",
                summary.rows(),
                seconds(summary),
                summary.complete() ? "" : ", stopped early");
        line(text, "%,d events produced (%,.0f a second)", summary.eventCount(), summary.eventsPerSecond());
        counts(text, summary.events());
        section(text, "skipped", summary.skipped());
        section(
                text,
                "rejected" + (summary.rejected().isEmpty() ? "" : ", see the topic " + Topics.DEAD_LETTERS.topic()),
                summary.rejected());
        return text.toString().stripTrailing();
    }

    /** One JSON object in one line. */
    static String json(ReplaySummary summary) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("rows", summary.rows());
        fields.put("events", summary.events());
        fields.put("skipped", summary.skipped());
        fields.put("rejected", summary.rejected());
        fields.put("seconds", seconds(summary));
        fields.put("eventsPerSecond", summary.eventsPerSecond());
        fields.put("complete", summary.complete());
        try {
            return new JsonMapper().writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double seconds(ReplaySummary summary) {
        return summary.elapsed().toMillis() / 1000.0;
    }

    private static void section(StringBuilder text, String title, Map<String, Long> counts) {
        long sum = counts.values().stream().mapToLong(Long::longValue).sum();
        line(text, "%,d %s", sum, title);
        counts(text, counts);
    }

    private static void counts(StringBuilder text, Map<String, Long> counts) {
        counts.forEach((name, count) -> line(text, "  %-24s %,12d", name, count));
    }

    private static void line(StringBuilder text, String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments)).append(System.lineSeparator());
    }
}
