package io.cxpulse.aggregate;

import io.cxpulse.metric.MetricCatalogue;
import io.cxpulse.metric.WindowReport;
import io.cxpulse.wire.AggregateResult;
import io.cxpulse.wire.AggregateResult.Briefing;
import io.cxpulse.wire.AggregateResult.Publication;
import io.cxpulse.wire.IngestResult.Contribution;
import io.cxpulse.wire.Names;
import io.cxpulse.wire.StatePlacement;
import io.cxpulse.wire.Stores;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/** Adds partial tallies to panes, and publishes the windows merged from them, each segment in one task. */
public final class AggregateStage {

    private static final String BRIEFINGS = "briefings";
    private static final String WINDOWS = "windows";

    private final MetricCatalogue catalogue;
    private final AggregateSettings settings;
    private final AggregateListener listener;
    private final StatePlacement placement;

    public AggregateStage(
            MetricCatalogue catalogue,
            AggregateSettings settings,
            AggregateListener listener,
            StatePlacement placement) {
        this.catalogue = catalogue;
        this.settings = settings;
        this.listener = listener;
        this.placement = placement;
    }

    /**
     * What becomes of contributions.
     *
     * @param windows published numbers by their key; null takes back a number whose panes are no longer kept
     * @param briefings of the evaluating tasks, by rule
     */
    public record Aggregated(KStream<String, WindowReport> windows, KStream<String, Briefing> briefings) {}

    public Aggregated aggregate(KStream<String, Contribution> contributions) {
        Map<String, KStream<String, AggregateResult>> routes = contributions
                .process(new Supplier(catalogue, settings, listener, placement), Named.as(Names.AGGREGATE_PANES))
                .split(Named.as(Names.AGGREGATE_ROUTES))
                .branch((key, result) -> result instanceof Briefing, Branched.as(BRIEFINGS))
                .defaultBranch(Branched.as(WINDOWS));
        return new Aggregated(
                route(routes, WINDOWS).mapValues(AggregateStage::report, Named.as(named(WINDOWS) + "-cast")),
                route(routes, BRIEFINGS).mapValues(Briefing.class::cast, Named.as(named(BRIEFINGS) + "-cast")));
    }

    private static KStream<String, AggregateResult> route(
            Map<String, KStream<String, AggregateResult>> routes, String route) {
        return Objects.requireNonNull(routes.get(named(route)));
    }

    private static String named(String route) {
        return Names.AGGREGATE_ROUTES + route;
    }

    /** A record without a value deletes its key from a compacted topic. */
    private static @Nullable WindowReport report(AggregateResult result) {
        return ((Publication) result).report().orElse(null);
    }

    private record Supplier(
            MetricCatalogue catalogue, AggregateSettings settings, AggregateListener listener, StatePlacement placement)
            implements ProcessorSupplier<String, Contribution, String, AggregateResult> {

        @Override
        public Processor<String, Contribution, String, AggregateResult> get() {
            return new AggregateProcessor(catalogue, settings, listener);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return new LinkedHashSet<>(List.of(
                    Stores.panesBuilder(placement),
                    Stores.segmentsBuilder(placement),
                    Stores.upstreamsBuilder(),
                    Stores.windowsBuilder(placement),
                    Stores.agendaBuilder(placement),
                    Stores.summariesBuilder()));
        }
    }
}
