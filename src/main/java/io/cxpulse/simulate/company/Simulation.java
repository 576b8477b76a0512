package io.cxpulse.simulate.company;

import io.cxpulse.simulate.DeliveryFailed;
import io.cxpulse.simulate.EventSink;
import io.cxpulse.simulate.StopSignal;
import io.cxpulse.wire.EventKind;
import io.cxpulse.wire.OutboundEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.generic.IndexedRecord;

/**
 * Hands the events of a plan to a sink: those of the past as fast as it takes them, then each when it happens. Both are
 * one line of time, so nothing is missing or told twice where they meet, and what began in the past goes on live. One
 * run per object.
 */
public final class Simulation {

    /**
     * What surrounds a simulation.
     *
     * @param clock wall clock, for the elapsed time
     * @param pace holds events back
     * @param stop ends the run early, with a summary
     */
    public record Surroundings(InstantSource clock, Pace pace, StopSignal stop, SimulationProgress progress) {}

    private final Plan plan;
    private final Surroundings around;
    private final Map<String, Long> events = new TreeMap<>();
    private final Map<String, Long> answers = new TreeMap<>();
    private long count;

    public Simulation(Plan plan, Surroundings around) {
        this.plan = plan;
        this.around = around;
    }

    /**
     * Returns at the end of the plan, or when stopped, with all events delivered.
     *
     * @throws DeliveryFailed if the sink fails
     */
    public SimulationSummary run(EventSink sink) throws DeliveryFailed {
        Instant began = around.clock().instant();
        Timeline timeline = new Timeline(plan);
        Instant last = plan.span().start();
        boolean live = false;
        while (!stopped() && plan.span().contains(timeline.nextTime())) {
            Instant time = timeline.nextTime();
            if (!live && !time.isBefore(plan.span().live())) {
                live = true;
                catchUp(sink);
            }
            around.pace().await(time);
            if (!stopped()) {
                produce(timeline.next(), time, sink);
                last = time;
            }
        }
        return finish(sink, began, last, live);
    }

    private SimulationSummary finish(EventSink sink, Instant began, Instant last, boolean live) throws DeliveryFailed {
        Instant end = plan.span().end();
        if (end != null && !stopped()) {
            around.pace().await(end);
        }
        sink.flush();
        boolean complete = end != null && !stopped();
        if (complete && !live) {
            around.progress().caughtUp(count);
        }
        Duration elapsed = Duration.between(began, around.clock().instant());
        return new SimulationSummary(
                events,
                answers,
                plan.span().start(),
                complete && end != null ? end : last.plusMillis(1),
                elapsed,
                complete);
    }

    private void catchUp(EventSink sink) throws DeliveryFailed {
        sink.flush();
        around.progress().caughtUp(count);
    }

    private void produce(OutboundEvent event, Instant time, EventSink sink) throws DeliveryFailed {
        sink.send(event);
        String type = field(event, "type");
        events.merge(event.kind().label() + " " + type, 1L, Long::sum);
        if (event.kind() == EventKind.SURVEY && type.equals("COMPLETED")) {
            answers.merge(field(event, "product"), 1L, Long::sum);
        }
        around.progress().produced(time, ++count);
    }

    private static String field(OutboundEvent event, String name) {
        IndexedRecord record = event.value();
        return String.valueOf(record.get(record.getSchema().getField(name).pos()));
    }

    private boolean stopped() {
        return around.stop().isRequested();
    }
}
