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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the answers that one competes with in the metrics that count only a customer's latest; see docs/answers.md.
 *
 * <p>Of the others only the latest to the same question matters. It is looked for from the end of the window backwards, so
 * that a customer with many answers costs as little as one with two.
 */
final class Competition {

    private final List<MetricDefinition> metrics;
    private final EventSlots slots;
    private final CustomerAnswers answers;

    Competition(List<MetricDefinition> metrics, EventSlots slots, CustomerAnswers answers) {
        this.metrics = metrics;
        this.slots = slots;
        this.answers = answers;
    }

    /** The latest of the other answers, in each competition that an answer enters, stays in or leaves. */
    record Rivals(List<Rival> all) {

        static final Rivals NONE = new Rivals(List.of());

        /** What they and the answer, if it holds, add to which segments. */
        List<Observation> observe(Optional<CustomerEvent> answer) {
            List<Observation> observations = new ArrayList<>();
            for (Rival rival : all) {
                List<SurveyStep> both = Stream.concat(
                                rival.latest().stream(), answer.map(SurveyStep.class::cast).stream())
                        .toList();
                observations.addAll(rival.competition().observe(both));
            }
            return observations;
        }
    }

    private record Rival(LatestAnswers competition, Optional<SurveyStep> latest) {}

    /** Notes an answer that was accepted. */
    void enter(CustomerEvent answer) {
        answers.add((SurveyStep) answer);
    }

    /** The rivals of what is known under one id, before and after it changed. */
    Rivals rivals(Slot before, Slot after, Horizon horizon) {
        if (after.asserted().isEmpty()) {
            return Rivals.NONE;
        }
        SurveyStep asserted = (SurveyStep) after.asserted().get();
        List<Rival> rivals = new ArrayList<>();
        for (MetricDefinition metric : metrics) {
            Stream.concat(before.effective().stream(), after.effective().stream())
                    .flatMap(answer -> LatestAnswers.of(metric, (SurveyStep) answer).stream())
                    .distinct()
                    .map(competition -> new Rival(competition, latest(competition, asserted, horizon)))
                    .forEach(rivals::add);
        }
        return new Rivals(rivals);
    }

    private Optional<SurveyStep> latest(LatestAnswers competition, SurveyStep asserted, Horizon horizon) {
        Window window = competition.metric().latestPer().orElseThrow().containing(asserted.eventTime());
        return asserted.customer()
                .flatMap(customer -> answers.latest(
                        customer,
                        window,
                        horizon,
                        eventId -> eventId.equals(asserted.eventId())
                                ? Optional.empty()
                                : held(competition, eventId, horizon)));
    }

    private Optional<SurveyStep> held(LatestAnswers competition, String eventId, Horizon horizon) {
        return slots.get(eventId, horizon)
                .effective()
                .map(SurveyStep.class::cast)
                .filter(competition::holds);
    }

    /** Deletes some of what is forgotten; to be called now and then. */
    void sweep(Horizon horizon) {
        answers.sweep(horizon);
    }
}
