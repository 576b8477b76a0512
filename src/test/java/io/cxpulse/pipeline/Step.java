package io.cxpulse.pipeline;

import io.cxpulse.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** What happens to the pipeline. */
sealed interface Step {

    /** A record is appended to an input topic. */
    record Append(Topics topic, @Nullable Bytes value, Instant at) implements Step {}

    /** The wall clock goes on. */
    record Pass(Duration time) implements Step {}
}
