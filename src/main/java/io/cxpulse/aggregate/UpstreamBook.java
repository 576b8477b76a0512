package io.cxpulse.aggregate;

import io.cxpulse.metric.Completeness;
import io.cxpulse.metric.UpstreamState;
import io.cxpulse.wire.IngestResult.Note;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** What the upstreams have said of their progress. */
final class UpstreamBook {

    private final KeyValueStore<String, UpstreamState> store;
    private final Set<String> roster;

    UpstreamBook(KeyValueStore<String, UpstreamState> store, Set<String> roster) {
        this.store = store;
        this.roster = roster;
    }

    void hear(Note note) {
        store.put(note.upstream().id(), note.state());
    }

    Completeness completeness() {
        Map<String, UpstreamState> states = new HashMap<>();
        try (KeyValueIterator<String, UpstreamState> all = store.all()) {
            all.forEachRemaining(entry -> states.put(entry.key, entry.value));
        }
        return Completeness.of(roster, states);
    }
}
