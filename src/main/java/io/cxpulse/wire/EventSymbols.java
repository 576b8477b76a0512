package io.cxpulse.wire;

import io.cxpulse.cases.CaseFact;
import io.cxpulse.cases.FactType;
import io.cxpulse.event.CaseStatus;
import io.cxpulse.metric.EventSource;
import io.cxpulse.schema.CaseEvent;
import io.cxpulse.schema.InteractionEvent;
import io.cxpulse.schema.SurveyEvent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/** The symbols that the schemas give to the attributes by which metrics choose events and facts. */
public final class EventSymbols {

    private EventSymbols() {}

    /** Symbols by source and attribute, in the order of the schemas. */
    public static Map<EventSource, Map<String, Set<String>>> bySource() {
        return Map.of(
                EventSource.SURVEYS, symbols(SurveyEvent.getClassSchema(), "type", "metric", "kind"),
                EventSource.INTERACTIONS,
                        symbols(InteractionEvent.getClassSchema(), "type", "direction", "actor", "outcome"),
                EventSource.CASES, facts());
    }

    /** Of cases it is facts that are measured, and only the actor is said by the schema. */
    private static Map<String, Set<String>> facts() {
        Map<String, Set<String>> symbols = new LinkedHashMap<>();
        symbols.put("fact", names(FactType.values()));
        symbols.putAll(symbols(CaseEvent.getClassSchema(), "actor"));
        symbols.put(
                "from",
                new LinkedHashSet<>(List.of(CaseStatus.SOLVED.name(), CaseStatus.CLOSED.name(), CaseFact.ACTIVE)));
        return symbols;
    }

    private static Set<String> names(Enum<?>[] symbols) {
        return Arrays.stream(symbols).map(Enum::name).collect(Collectors.toCollection(LinkedHashSet::new));
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
