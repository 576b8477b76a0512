package io.cxpulse.wire;

import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.Stores;

/**
 * Where the stores that grow with the traffic are kept. Their changelogs, and the order in which they are read, are the
 * same everywhere.
 */
public enum StatePlacement {

    /** In RocksDB: what every deployment runs with, because state may be larger than memory. */
    ON_DISK,

    /** On the heap, for simulations: thousands of short pipelines spend their time on files otherwise. */
    IN_MEMORY;

    KeyValueBytesStoreSupplier supplier(String name) {
        return switch (this) {
            case ON_DISK -> Stores.persistentKeyValueStore(name);
            case IN_MEMORY -> Stores.inMemoryKeyValueStore(name);
        };
    }
}
