package io.cxpulse.testing;

import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** Stores outside of a topology, in memory only if their builder says so. */
public final class OpenStores {

    private final MockProcessorContext<Void, Void> context;

    public OpenStores(Path directory) {
        context = new MockProcessorContext<>(
                properties(), new org.apache.kafka.streams.processor.TaskId(0, 0), directory.toFile());
    }

    public <K, V> KeyValueStore<K, V> open(StoreBuilder<KeyValueStore<K, V>> builder) {
        KeyValueStore<K, V> store = builder.withLoggingDisabled().build();
        StateStoreContext stateContext = context.getStateStoreContext();
        store.init(stateContext, store);
        return store;
    }

    private static Properties properties() {
        Properties properties = new Properties();
        properties.put("application.id", "stores");
        properties.put("bootstrap.servers", "none:9092");
        return properties;
    }
}
