package io.cxpulse.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.event.CustomerEvent;
import io.cxpulse.event.InteractionStep;
import io.cxpulse.event.Operation;
import io.cxpulse.event.SurveyStep;
import io.cxpulse.metric.EventSource;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventSymbolsTest {

    private static final Instant TIME = Instant.parse("2017-05-01T10:00:00Z");

    private static final Map<EventSource, CustomerEvent> EVENTS = Map.of(
            EventSource.SURVEYS,
            new SurveyStep("é1", Operation.ASSERT, "опрос", "COMPLETED", "NPS", "STUDY", TIME, null, null, Map.of()),
            EventSource.INTERACTIONS,
            new InteractionStep(
                    "📞1", Operation.ASSERT, "звонки", "ENDED", "INBOUND", "AGENT", "RESOLVED", TIME, Map.of()));

    @Test
    void shouldNameOnlyAttributesAndSymbolsOfEventsWhenSchemasAreRead() {
        assertThat(EventSymbols.bySource().keySet()).containsExactlyInAnyOrder(EventSource.values());
        EventSymbols.bySource()
                .forEach((source, attributes) -> attributes.forEach((attribute, symbols) ->
                        assertThat(symbols).contains(EVENTS.get(source).attribute(attribute), "UNKNOWN")));
    }

    @Test
    void shouldKeepOrderOfSchemaWhenSymbolsAreListed() {
        assertThat(EventSymbols.bySource().get(EventSource.SURVEYS).get("metric"))
                .startsWith("UNKNOWN", "NPS", "CSAT", "CES");
        assertThat(EventSymbols.bySource().get(EventSource.INTERACTIONS).keySet())
                .containsExactly("type", "direction", "actor", "outcome");
    }
}
