package io.cxpulse.wire;

import io.cxpulse.event.Dimension;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the dimensions that a record has. */
final class Dimensions {

    private Dimensions() {}

    static void put(Map<Dimension, String> values, Dimension dimension, @Nullable String value) {
        if (value != null) {
            values.put(dimension, value);
        }
    }
}
