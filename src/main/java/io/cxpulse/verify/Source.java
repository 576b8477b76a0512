package io.cxpulse.verify;

import java.util.Arrays;
import java.util.Optional;

/** The input topics. */
public enum Source {
    SURVEYS("surveys"),
    INTERACTIONS("interactions"),
    CASES("cases");

    private final String label;

    Source(String label) {
        this.label = label;
    }

    /** Name in the definition file and in store names. */
    public String label() {
        return label;
    }

    public String topic() {
        return "cx." + label;
    }

    static Optional<Source> ofTopic(String topic) {
        return Arrays.stream(values()).filter(s -> s.topic().equals(topic)).findFirst();
    }

    static Optional<Source> ofLabel(String label) {
        return Arrays.stream(values()).filter(s -> s.label.equals(label)).findFirst();
    }
}
