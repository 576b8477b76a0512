package io.cxpulse.ingest;

import io.cxpulse.event.TimePolicy;
import io.cxpulse.metric.MetricCatalogue;
import io.cxpulse.wire.EventDecoder;
import io.cxpulse.wire.IngestResult;
import io.cxpulse.wire.Stores;
import io.cxpulse.wire.Topics;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.api.Processor;
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
        IngestListener listener)
        implements ProcessorSupplier<byte[], byte[], String, IngestResult> {

    @Override
    public Processor<byte[], byte[], String, IngestResult> get() {
        return new IngestProcessor(this);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return new LinkedHashSet<>(List.of(Stores.progressBuilder(topic), Stores.memoryBuilder(topic)));
    }
}
