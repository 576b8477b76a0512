package io.cxpulse.event;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The closed list of properties by which metrics may be split. */
public enum Dimension {
    CHANNEL,
    PRIORITY,
    PRODUCT,
    QUESTION,
    REGION,
    TEAM,
    TOPIC,
    TOUCHPOINT;

    /** Name used in files, keys and the API, e.g. {@code touchpoint}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Dimension> ofLabel(String label) {
        return Arrays.stream(values()).filter(d -> d.label().equals(label)).findFirst();
    }

    /** All labels, for messages that say what is accepted. */
    public static String labels() {
        return Arrays.stream(values()).map(Dimension::label).collect(Collectors.joining(", "));
    }
}
