package io.cxpulse.ingest;

import io.cxpulse.event.CustomerEvent;
import io.cxpulse.event.Horizon;
import io.cxpulse.event.Slot;
import io.cxpulse.event.SurveyStep;
import io.cxpulse.metric.LatestAnswers;
import io.cxpulse.metric.MetricDefinition;
import io.cxpulse.metric.Observation;
import io.cxpulse.metric.Window;
import io.cxpulse.wire.CustomerAnswers;
import io.cxpulse.wire.EventSlots;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the answers that one competes with in the metrics that count only a customer's latest; see docs/answers.md. */
final class Competition {

    private final List<MetricDefinition> metrics;
    private final EventSlots slots;
    private final CustomerAnswers answers;

    Competition(List<MetricDefinition> metrics, EventSlots slots, CustomerAnswers answers) {
        this.metrics = metrics;
        this.slots = slots;
        this.answers = answers;
    }

    /** What else its customer answered in the window of an answer, by metric; whatever metrics it is measured by. */
    record Rivals(Map<MetricDefinition, List<SurveyStep>> answers) {

        static final Rivals NONE = new Rivals(Map.of());

        /** What all of them and the answer, if it holds, add to which segments. */
        List<Observation> observe(Optional<CustomerEvent> answer) {
            List<Observation> observations = new ArrayList<>();
            answers.forEach((metric, others) -> {
                List<SurveyStep> all = Stream.concat(others.stream(), answer.map(SurveyStep.class::cast).stream())
                        .toList();
                observations.addAll(LatestAnswers.observe(metric, all));
            });
            return observations;
        }
    }

    /** Notes an answer that was accepted. */
    void enter(CustomerEvent answer) {
        answers.add((SurveyStep) answer);
    }

    /** The rivals of what a slot asserts; none if it asserts nothing. */
    Rivals rivals(Slot slot, Horizon horizon) {
        return slot.asserted()
                .map(SurveyStep.class::cast)
                .map(answer -> rivals(answer, horizon))
                .orElse(Rivals.NONE);
    }

    private Rivals rivals(SurveyStep answer, Horizon horizon) {
        Map<Window, List<SurveyStep>> byWindow = new HashMap<>();
        Map<MetricDefinition, List<SurveyStep>> byMetric = new LinkedHashMap<>();
        for (MetricDefinition metric : metrics) {
            Window window = metric.latestPer().orElseThrow().containing(answer.eventTime());
            byMetric.put(metric, byWindow.computeIfAbsent(window, within -> others(answer, within, horizon)));
        }
        return new Rivals(byMetric);
    }

    private List<SurveyStep> others(SurveyStep answer, Window window, Horizon horizon) {
        return answer.customer().stream()
                .flatMap(customer -> answers.within(customer, window, horizon).stream())
                .filter(eventId -> !eventId.equals(answer.eventId()))
                .flatMap(eventId -> slots.get(eventId, horizon).effective().stream())
                .map(SurveyStep.class::cast)
                .toList();
    }

    /** Deletes some of what is forgotten; to be called now and then. */
    void sweep(Horizon horizon) {
        answers.sweep(horizon);
    }
}
