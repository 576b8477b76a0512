package io.cxpulse.simulate.company;

import io.cxpulse.config.SimulationDefinition;
import io.cxpulse.config.SimulationLoader;
import io.cxpulse.simulate.CollectingSink;
import io.cxpulse.simulate.DeliveryFailed;
import io.cxpulse.simulate.StopSignal;
import io.cxpulse.wire.EventCodec;
import io.cxpulse.wire.EventKind;
import io.cxpulse.wire.OutboundEvent;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Simulations of a week in spring, whose Monday begins with {@link #MONDAY}. */
final class Played {

    static final SimulationDefinition COMPANY = new SimulationLoader(Company.segments()).loadShipped();

    /** Midnight in Berlin, where winter ends four weeks later. */
    static final Instant MONDAY = Instant.parse("2026-03-01T23:00:00Z");

    private Played() {}

    static Plan plan(long seed, Duration past, Plan.ScriptedIncident... incidents) {
        return plan(seed, past, Volume.USUAL, incidents);
    }

    /** @param incidents whose offsets are counted from the end of the past */
    static Plan plan(long seed, Duration past, Volume volume, Plan.ScriptedIncident... incidents) {
        Instant end = MONDAY.plus(past);
        return new Plan(COMPANY, seed, new Span(MONDAY, end, end), volume, List.of(incidents));
    }

    static Plan.ScriptedIncident incident(String name, Duration offset) {
        return new Plan.ScriptedIncident(COMPANY.incident(name).orElseThrow(), offset);
    }

    static List<OutboundEvent> events(Plan plan) throws DeliveryFailed {
        CollectingSink sink = new CollectingSink();
        new Simulation(
                        plan,
                        new Simulation.Surroundings(
                                InstantSource.fixed(Instant.EPOCH),
                                Pace.unlimited(),
                                new StopSignal(),
                                SimulationProgress.NONE))
                .run(sink);
        return sink.events();
    }

    static List<byte[]> bytes(List<OutboundEvent> events) throws IOException {
        EventCodec codec = new EventCodec();
        List<byte[]> bytes = new ArrayList<>();
        for (OutboundEvent event : events) {
            bytes.add(codec.encode(event));
        }
        return bytes;
    }

    /** A field as text; "null" where there is none. */
    static String text(OutboundEvent event, String name) {
        return String.valueOf(field(event, name));
    }

    static Object field(OutboundEvent event, String name) {
        return event.value().get(event.value().getSchema().getField(name).pos());
    }

    static Predicate<OutboundEvent> of(EventKind kind, String type) {
        return event -> event.kind() == kind && text(event, "type").equals(type);
    }

    static Predicate<OutboundEvent> with(String field, String value) {
        return event -> text(event, field).equals(value);
    }

    static Predicate<OutboundEvent> between(Instant from, Instant to) {
        return event -> !event.eventTime().isBefore(from) && event.eventTime().isBefore(to);
    }

    /** Share of the answers 9 and 10 minus share of 0 to 6, by 100. */
    static double nps(List<OutboundEvent> answers) {
        double sum = 0;
        for (OutboundEvent answer : answers) {
            double score = (Double) field(answer, "score");
            sum += score >= 9 ? 1 : score <= 6 ? -1 : 0;
        }
        return 100 * sum / answers.size();
    }

    /** Answers to a question of a metric. */
    static List<OutboundEvent> answers(List<OutboundEvent> events, String metric) {
        return events.stream()
                .filter(of(EventKind.SURVEY, "COMPLETED"))
                .filter(with("metric", metric))
                .toList();
    }

    static double mean(List<OutboundEvent> answers) {
        return answers.stream()
                .mapToDouble(answer -> (Double) field(answer, "score"))
                .average()
                .orElseThrow();
    }

    /** Share of the answers that are at least {@code score}. */
    static double share(List<OutboundEvent> answers, double score) {
        return answers.stream()
                        .filter(answer -> (Double) field(answer, "score") >= score)
                        .count()
                / (double) answers.size();
    }
}
