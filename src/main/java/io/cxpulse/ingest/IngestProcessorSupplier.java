package io.cxpulse.ingest;

import io.cxpulse.event.TimePolicy;
import io.cxpulse.metric.MetricCatalogue;
import io.cxpulse.metric.MetricDefinition;
import io.cxpulse.wire.CaseStores;
import io.cxpulse.wire.CustomerAnswers;
import io.cxpulse.wire.EventDecoder;
import io.cxpulse.wire.EventSlots;
import io.cxpulse.wire.IngestResult;
import io.cxpulse.wire.SlotCodec;
import io.cxpulse.wire.StatePlacement;
import io.cxpulse.wire.Stores;
import io.cxpulse.wire.Topics;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/** Makes the ingest processor of a topic, with its stores. */
record IngestProcessorSupplier(
        Topics topic,
        TimePolicy policy,
        Supplier<EventDecoder<?>> decoder,
        MetricCatalogue catalogue,
        IngestSettings settings,
        InputLag lag,
        IngestListener listener,
        StatePlacement placement)
        implements ProcessorSupplier<byte[], byte[], String, IngestResult> {

    @Override
    public Processor<byte[], byte[], String, IngestResult> get() {
        return new IngestProcessor(this);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        StoreBuilder<?> progress = Stores.progressBuilder(topic);
        return switch (topic) {
            case CASES -> Set.of(progress, Stores.caseEventsBuilder(placement), Stores.caseHeadsBuilder(placement));
            case SURVEYS ->
                Set.of(progress, Stores.memoryBuilder(topic, placement), Stores.customerAnswersBuilder(placement));
            default -> Set.of(progress, Stores.memoryBuilder(topic, placement));
        };
    }

    /** The book of a task, in the stores of its context. */
    EventBook book(ProcessorContext<?, ?> context) {
        if (topic == Topics.CASES) {
            CaseStores stores =
                    new CaseStores(context.getStateStore(Stores.CASE_HEADS), context.getStateStore(Stores.CASE_EVENTS));
            return new CaseBook(stores, catalogue);
        }
        EventSlots slots = new EventSlots(context.getStateStore(Stores.memory(topic)), SlotCodec.of(topic));
        List<MetricDefinition> latest = topic == Topics.SURVEYS ? catalogue.ofLatestAnswers() : List.of();
        return latest.isEmpty()
                ? new DirectBook(slots, catalogue, Optional.empty())
                : new DirectBook(slots, catalogue, Optional.of(competition(latest, slots, context)));
    }

    private static Competition competition(
            List<MetricDefinition> metrics, EventSlots slots, ProcessorContext<?, ?> context) {
        return new Competition(metrics, slots, new CustomerAnswers(context.getStateStore(Stores.CUSTOMER_ANSWERS)));
    }
}
