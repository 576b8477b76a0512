package io.cxpulse.wire;

import io.cxpulse.metric.EventSource;
import io.cxpulse.schema.InteractionEvent;
import io.cxpulse.schema.SurveyEvent;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;

/** The symbols that the schemas give to the attributes by which metrics choose events. */
public final class EventSymbols {

    private EventSymbols() {}

    /** Symbols by source and attribute, in the order of the schemas. */
    public static Map<EventSource, Map<String, Set<String>>> bySource() {
        return Map.of(
                EventSource.SURVEYS, symbols(SurveyEvent.getClassSchema(), "type", "metric", "kind"),
                EventSource.INTERACTIONS,
                        symbols(InteractionEvent.getClassSchema(), "type", "direction", "actor", "outcome"));
    }

    private static Map<String, Set<String>> symbols(Schema record, String... attributes) {
        Map<String, Set<String>> symbols = new LinkedHashMap<>();
        for (String attribute : attributes) {
            symbols.put(
                    attribute,
                    new LinkedHashSet<>(record.getField(attribute).schema().getEnumSymbols()));
        }
        return symbols;
    }
}
