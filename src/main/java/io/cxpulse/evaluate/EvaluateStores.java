package io.cxpulse.evaluate;

import io.cxpulse.alert.Alert;
import io.cxpulse.alert.WatchEntry;
import io.cxpulse.metric.Tally;
import io.cxpulse.wire.AggregateResult.Advance;
import io.cxpulse.wire.Stores;
import io.cxpulse.wire.TickKey;
import io.cxpulse.wire.WatchKey;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

/** The stores of one evaluating task. */
record EvaluateStores(
        KeyValueStore<TickKey, Tally> ticks,
        KeyValueStore<WatchKey, WatchEntry> watches,
        KeyValueStore<WatchKey, Alert> standing,
        KeyValueStore<Integer, Advance> advances) {

    static EvaluateStores of(ProcessorContext<?, ?> context) {
        return new EvaluateStores(
                context.getStateStore(Stores.TICKS),
                context.getStateStore(Stores.WATCHES),
                context.getStateStore(Stores.STANDING),
                context.getStateStore(Stores.ADVANCES));
    }
}
