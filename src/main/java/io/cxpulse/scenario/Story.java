package io.cxpulse.scenario;

import io.cxpulse.config.Observed;
import io.cxpulse.config.Observed.Fact;
import io.cxpulse.config.ScenarioEvent;
import io.cxpulse.event.Operation;
import io.cxpulse.metric.MetricCatalogue;
import io.cxpulse.metric.Observation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the events of a scenario change in the metrics, one after the other. */
final class Story {

    private final MetricCatalogue catalogue;
    private final Map<String, Stated> stated = new HashMap<>();

    Story(MetricCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * What was said once, and what it counts for now.
     *
     * @param event the statement; empty once it was taken back, which holds whatever is said later
     */
    private record Stated(Optional<ScenarioEvent> event, List<Observation> counted) {}

    /** What has to be added; of what is corrected, also what is taken back. */
    List<Observation> changes(ScenarioEvent event) {
        String id = event.target().orElse(event.id());
        Stated before = stated.getOrDefault(id, new Stated(Optional.of(event), List.of()));
        if (before.event().isEmpty()) {
            return List.of();
        }
        Stated after = event.op() == Operation.RETRACT
                ? new Stated(Optional.empty(), List.of())
                : said(event, before.event().get());
        stated.put(id, after);
        List<Observation> changes = new ArrayList<>();
        before.counted().forEach(observation -> changes.add(observation.negated()));
        changes.addAll(after.counted());
        return changes;
    }

    /** What is amended keeps its place in time. */
    private Stated said(ScenarioEvent event, ScenarioEvent first) {
        ScenarioEvent now = new ScenarioEvent(
                first.id(),
                Operation.ASSERT,
                Optional.empty(),
                first.at(),
                event.arrives(),
                event.observed(),
                event.segment());
        return new Stated(
                Optional.of(now),
                now.observed().stream().flatMap(what -> counted(now, what)).toList());
    }

    private Stream<Observation> counted(ScenarioEvent event, Observed observed) {
        return observed instanceof Fact fact
                ? counted(event, fact)
                : catalogue.observe(List.of(SurveySteps.of(event, observed.metric()))).stream();
    }

    private static Stream<Observation> counted(ScenarioEvent event, Fact fact) {
        return fact.metric().groupingSets().stream()
                .flatMap(set -> set.segmentOf(event.segment()).stream())
                .map(segment -> new Observation(segment, fact.metric().ref(), event.at(), fact.tally()));
    }
}
