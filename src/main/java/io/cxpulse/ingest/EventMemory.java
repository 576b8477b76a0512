package io.cxpulse.ingest;

import io.cxpulse.event.CustomerEvent;
import io.cxpulse.wire.Sweep;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.streams.state.KeyValueStore;

/** The ids of accepted events, by which duplicates are recognised. */
final class EventMemory {

    static final Duration SWEEP_INTERVAL = Duration.ofSeconds(1);

    private final KeyValueStore<String, Long> eventTimes;
    private final Sweep<String, Long> sweep;
    private long added;

    EventMemory(KeyValueStore<String, Long> eventTimes) {
        this.eventTimes = eventTimes;
        this.sweep = new Sweep<>(eventTimes);
    }

    Optional<Instant> eventTimeOf(String eventId) {
        return Optional.ofNullable(eventTimes.get(eventId)).map(Instant::ofEpochMilli);
    }

    void remember(CustomerEvent event) {
        eventTimes.put(event.eventId(), event.eventTime().toEpochMilli());
        added++;
    }

    void sweep(Predicate<Instant> forgotten) {
        sweep.next(added, (eventId, millis) -> forgotten.test(Instant.ofEpochMilli(millis)));
        added = 0;
    }
}
