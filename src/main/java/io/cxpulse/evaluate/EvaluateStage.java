package io.cxpulse.evaluate;

import io.cxpulse.alert.Alert;
import io.cxpulse.wire.AggregateResult.Briefing;
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

/** Applies the rules to the ticks of their segments, each rule in one task. */
public final class EvaluateStage {

    private final EvaluateSettings settings;
    private final EvaluateListener listener;
    private final StatePlacement placement;

    public EvaluateStage(EvaluateSettings settings, EvaluateListener listener, StatePlacement placement) {
        this.settings = settings;
        this.listener = listener;
        this.placement = placement;
    }

    /**
     * What the rules have to say, by fingerprint.
     *
     * @param transitions everything
     * @param states what is the current state of an alert when it is said
     */
    public record Evaluated(KStream<String, Alert> transitions, KStream<String, Alert> states) {}

    public Evaluated evaluate(KStream<String, Briefing> briefings) {
        KStream<String, Said> said =
                briefings.process(new Supplier(settings, listener, placement), Named.as(Names.EVALUATE_RULES));
        return new Evaluated(
                said.mapValues(Said::alert, Named.as(Names.EVALUATE_TRANSITIONS)),
                said.filter((fingerprint, one) -> one.isCurrent(), Named.as(Names.EVALUATE_CURRENT))
                        .mapValues(Said::alert, Named.as(Names.EVALUATE_STATES)));
    }

    private record Supplier(EvaluateSettings settings, EvaluateListener listener, StatePlacement placement)
            implements ProcessorSupplier<String, Briefing, String, Said> {

        @Override
        public Processor<String, Briefing, String, Said> get() {
            return new EvaluateProcessor(settings, listener);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return new LinkedHashSet<>(List.of(
                    Stores.ticksBuilder(placement),
                    Stores.watchesBuilder(placement),
                    Stores.standingBuilder(),
                    Stores.advancesBuilder()));
        }
    }
}
