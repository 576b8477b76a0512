package io.cxpulse.event;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a metric can look at: an event, or a fact about a case. */
public interface Measurable {

    /** Business time: the one that puts it into windows. */
    Instant eventTime();

    /** The values by which metrics may split it; absent where the source does not say. */
    Map<Dimension, String> dimensions();

    /** Value of an attribute a metric's population may be restricted by, e.g. {@code type}; null if there is none. */
    @Nullable
    String attribute(String name);
}
