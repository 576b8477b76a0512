package io.cxpulse.testing;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.WrappedStateStore;

/**
 * What successive drivers of one application wrote to the changelogs of their stores, compacted. A driver restores
 * nothing by itself; this does it as Kafka would, in bytes and below the caches.
 */
final class Changelogs {

    private final String application;
    private final Map<String, Map<Bytes, byte[]>> compacted = new HashMap<>();

    Changelogs(String application) {
        this.application = application;
    }

    /** Takes in what a driver committed. */
    void read(TopologyTestDriver driver) {
        Set<String> produced = driver.producedTopicNames();
        for (String store : driver.getAllStateStores().keySet()) {
            String changelog = application + "-" + store + "-changelog";
            if (produced.contains(changelog)) {
                TestOutputTopic<byte[], byte[]> records =
                        driver.createOutputTopic(changelog, new ByteArrayDeserializer(), new ByteArrayDeserializer());
                records.readKeyValuesToList().forEach(record -> apply(store, record));
            }
        }
    }

    private void apply(String store, KeyValue<byte[], byte[]> record) {
        Map<Bytes, byte[]> content = compacted.computeIfAbsent(store, name -> new TreeMap<>());
        if (record.value == null) {
            content.remove(Bytes.wrap(record.key));
        } else {
            content.put(Bytes.wrap(record.key), record.value);
        }
    }

    /** Fills the empty stores of a driver. */
    void restore(TopologyTestDriver driver) {
        driver.getAllStateStores().forEach((name, store) -> {
            KeyValueStore<Bytes, byte[]> bytes = innermost(store);
            compacted.getOrDefault(name, Map.of()).forEach(bytes::put);
        });
    }

    @SuppressWarnings("unchecked")
    private static KeyValueStore<Bytes, byte[]> innermost(StateStore store) {
        StateStore inner = store;
        while (inner instanceof WrappedStateStore<?, ?, ?> wrapper) {
            inner = wrapper.wrapped();
        }
        return (KeyValueStore<Bytes, byte[]>) inner;
    }
}
