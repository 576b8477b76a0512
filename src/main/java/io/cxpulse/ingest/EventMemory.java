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

    static final Duration SWEEP_INTERVAL = Duration.ofSeconds(5);

    private static final int SLICE = 5_000;

    private final KeyValueStore<String, Long> eventTimes;
    private final Sweep<String, Long> sweep;

    EventMemory(KeyValueStore<String, Long> eventTimes) {
        this.eventTimes = eventTimes;
        this.sweep = new Sweep<>(eventTimes, SLICE);
    }

    Optional<Instant> eventTimeOf(String eventId) {
        return Optional.ofNullable(eventTimes.get(eventId)).map(Instant::ofEpochMilli);
    }

    void remember(CustomerEvent event) {
        eventTimes.put(event.eventId(), event.eventTime().toEpochMilli());
    }

    void sweep(Predicate<Instant> forgotten) {
        sweep.next((eventId, millis) -> forgotten.test(Instant.ofEpochMilli(millis)));
    }
}
