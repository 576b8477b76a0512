package io.cxpulse.scenario;

import io.cxpulse.alert.Rule;
import io.cxpulse.config.ScenarioDefinition;
import io.cxpulse.config.ScenarioEvent;
import io.cxpulse.event.TimePolicy;
import io.cxpulse.metric.MetricCatalogue;
import io.cxpulse.metric.Observation;
import io.cxpulse.metric.Segment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Plays a scenario to the evaluator. Time is what the events say: a tick closes when one is heard of that happened a minute
 * after its end, or more, so that a story in which nothing happens stands still. At its end everything closes.
 */
public final class EvaluatorRun {

    private static final Duration OUT_OF_ORDERNESS = TimePolicy.surveys().outOfOrderness();

    private final ScenarioDefinition scenario;
    private final Story story;
    private final Map<Watched, WatchedSegment> watched = new LinkedHashMap<>();
    private final List<Transition> transitions = new ArrayList<>();
    private Instant highest;
    private Instant closed;

    private EvaluatorRun(ScenarioDefinition scenario, MetricCatalogue catalogue) {
        this.scenario = scenario;
        this.story = new Story(catalogue);
        this.highest = scenario.start();
        this.closed = scenario.start();
    }

    private record Watched(String ruleId, Segment segment) {}

    /**
     * The steps that alerts take, of each alert in order.
     *
     * @param catalogue that the scenario was read with
     */
    public static List<Transition> play(ScenarioDefinition scenario, MetricCatalogue catalogue) {
        EvaluatorRun run = new EvaluatorRun(scenario, catalogue);
        run.play();
        return List.copyOf(run.transitions);
    }

    private void play() {
        List<ScenarioEvent> events = scenario.events();
        for (int i = 0; i < events.size(); i++) {
            hear(events.get(i));
            boolean more = i + 1 < events.size()
                    && events.get(i + 1).arrives().equals(events.get(i).arrives());
            if (!more) {
                // What was said of closed ticks is corrected before time goes on.
                close(closed);
                close(lastTick(highest.minus(OUT_OF_ORDERNESS)));
            }
        }
        close(scenario.lastTick());
    }

    private void hear(ScenarioEvent event) {
        highest = event.at().isAfter(highest) ? event.at() : highest;
        for (Observation change : story.changes(event)) {
            for (Rule rule : scenario.rules().rules()) {
                if (rule.metric().equals(change.metric()) && rule.watches(change.segment())) {
                    watched.computeIfAbsent(
                                    new Watched(rule.id(), change.segment()),
                                    key -> new WatchedSegment(rule, key.segment, scenario.start()))
                            .add(scenario.tickEnd(change.eventTime()), rule.reduce(change.tally()));
                }
            }
        }
    }

    /** The last tick that ends by {@code time}. */
    private Instant lastTick(Instant time) {
        return scenario.tickEnd(time).minus(scenario.rules().tick());
    }

    private void close(Instant to) {
        closed = to.isAfter(closed) ? to : closed;
        watched.values().forEach(segment -> transitions.addAll(segment.close(closed)));
    }
}
