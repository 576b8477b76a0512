package io.cxpulse.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** State and journal together: nothing is in the state, or answered, that the journal has not kept. */
record RegistryStore(RegistryState state, RegistryJournal journal) {

    void put(StoredSchema schema) {
        write(JournalKey.schema(schema), schema);
    }

    /** Removes a version for good; its id is never given again. */
    void forget(StoredSchema schema) {
        write(JournalKey.lastId(), state.lastId());
        write(JournalKey.schema(schema), null);
    }

    /** @param value null to forget */
    void write(JournalKey key, @Nullable Object value) {
        byte[] json = value == null ? null : RegistryJson.write(value);
        journal.append(key, json);
        try {
            state.apply(key, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
