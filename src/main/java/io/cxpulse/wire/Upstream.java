package io.cxpulse.wire;

/** One input partition, as the source of partial tallies and watermarks. */
public record Upstream(String topic, int partition) {

    public String id() {
        return topic + "-" + partition;
    }
}
