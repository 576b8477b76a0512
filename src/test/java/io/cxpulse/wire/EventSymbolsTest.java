package io.cxpulse.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.cases.CaseFact;
import io.cxpulse.cases.FactType;
import io.cxpulse.cases.Mark;
import io.cxpulse.event.Actor;
import io.cxpulse.event.CaseStatus;
import io.cxpulse.event.InteractionStep;
import io.cxpulse.event.Measurable;
import io.cxpulse.event.Operation;
import io.cxpulse.event.SurveyStep;
import io.cxpulse.metric.EventSource;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventSymbolsTest {

    private static final Instant TIME = Instant.parse("2017-05-01T10:00:00Z");

    private static final Map<EventSource, Measurable> EVENTS = Map.of(
            EventSource.SURVEYS,
            new SurveyStep(
                    "é1",
                    Operation.ASSERT,
                    null,
                    "опрос",
                    "COMPLETED",
                    "NPS",
                    "STUDY",
                    TIME,
                    null,
                    null,
                    null,
                    null,
                    Map.of()),
            EventSource.INTERACTIONS,
            new InteractionStep(
                    "📞1", Operation.ASSERT, null, "звонки", "ENDED", "INBOUND", "AGENT", "RESOLVED", TIME, Map.of()),
            EventSource.CASES,
            new CaseFact(FactType.REOPENED, new Mark(TIME, Actor.AGENT, Map.of()), null, null, CaseStatus.SOLVED));

    @Test
    void shouldNameOnlyAttributesAndSymbolsOfEventsWhenSchemasAreRead() {
        assertThat(EventSymbols.bySource().keySet()).containsExactlyInAnyOrder(EventSource.values());
        EventSymbols.bySource()
                .forEach((source, attributes) -> attributes.forEach((attribute, symbols) ->
                        assertThat(symbols).contains(EVENTS.get(source).attribute(attribute))));
    }

    @Test
    void shouldKeepOrderOfSchemaWhenSymbolsAreListed() {
        assertThat(EventSymbols.bySource().get(EventSource.SURVEYS).get("metric"))
                .startsWith("UNKNOWN", "NPS", "CSAT", "CES");
        assertThat(EventSymbols.bySource().get(EventSource.INTERACTIONS).keySet())
                .containsExactly("type", "direction", "actor", "outcome");
    }
}
