package io.cxpulse.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** The input topics, and what each accepts in event time. All lengths in milliseconds. */
public enum Source {
    SURVEYS("surveys", Duration.ofDays(7), Duration.ofDays(400)),
    INTERACTIONS("interactions", Duration.ofHours(24), Duration.ofHours(24));

    /** Event times before it are implausible. */
    static final long EARLIEST = Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();

    /** How far an event time may lie after the append time. */
    static final long ALLOWED_SKEW = Duration.ofMinutes(5).toMillis();

    /** How far behind the highest accepted event time the watermark runs. */
    static final long OUT_OF_ORDERNESS = Duration.ofMinutes(1).toMillis();

    private final String label;
    private final long lateness;
    private final long memory;

    Source(String label, Duration lateness, Duration memory) {
        this.label = label;
        this.lateness = lateness.toMillis();
        this.memory = memory.toMillis();
    }

    /** Name in the definition file and in store names. */
    public String label() {
        return label;
    }

    public String topic() {
        return "cx." + label;
    }

    /** How far behind the watermark an event is still accepted. */
    long lateness() {
        return lateness;
    }

    /** How far behind the watermark an accepted event is remembered. */
    long memory() {
        return memory;
    }

    static Optional<Source> ofTopic(String topic) {
        return Arrays.stream(values()).filter(s -> s.topic().equals(topic)).findFirst();
    }

    static Optional<Source> ofLabel(String label) {
        return Arrays.stream(values()).filter(s -> s.label.equals(label)).findFirst();
    }
}
