package io.cxpulse.aggregate;

import io.cxpulse.metric.MetricCatalogue;
import io.cxpulse.metric.WindowReport;
import io.cxpulse.wire.IngestResult.Contribution;
import io.cxpulse.wire.Names;
import io.cxpulse.wire.StatePlacement;
import io.cxpulse.wire.Stores;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/** Adds partial tallies to panes, and publishes the windows merged from them, each segment in one task. */
public final class AggregateStage {

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

    /** Published numbers by their key; null takes back a number whose panes are no longer kept. */
    public KStream<String, WindowReport> publish(KStream<String, Contribution> contributions) {
        return contributions.process(
                new Supplier(catalogue, settings, listener, placement), Named.as(Names.AGGREGATE_PANES));
    }

    private record Supplier(
            MetricCatalogue catalogue, AggregateSettings settings, AggregateListener listener, StatePlacement placement)
            implements ProcessorSupplier<String, Contribution, String, WindowReport> {

        @Override
        public Processor<String, Contribution, String, WindowReport> get() {
            return new AggregateProcessor(catalogue, settings, listener);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return new LinkedHashSet<>(List.of(
                    Stores.panesBuilder(placement),
                    Stores.segmentsBuilder(placement),
                    Stores.upstreamsBuilder(),
                    Stores.windowsBuilder(placement),
                    Stores.agendaBuilder(placement)));
        }
    }
}
