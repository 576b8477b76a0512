package io.cxpulse.pipeline;

import io.cxpulse.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** What happens to the pipeline. */
sealed interface Step {

    /** A record is appended to an input topic. */
    record Append(Topics topic, Bytes key, @Nullable Bytes value, Instant at) implements Step {

        /** A key that says nothing, as it may be for all but cases. */
        static final Bytes ANY_KEY = Bytes.wrap("key".getBytes(StandardCharsets.UTF_8));

        Append(Topics topic, @Nullable Bytes value, Instant at) {
            this(topic, ANY_KEY, value, at);
        }
    }

    /** The wall clock goes on. */
    record Pass(Duration time) implements Step {}

    /** The process ends, and another goes on with its stores. */
    record Restart() implements Step {}
}
