package io.cxpulse.metric;

import io.cxpulse.event.CustomerEvent;
import io.cxpulse.event.InteractionStep;
import io.cxpulse.event.SurveyStep;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The streams of events a metric may measure. */
public enum EventSource {
    INTERACTIONS(InteractionStep.class),
    SURVEYS(SurveyStep.class);

    private final Class<? extends CustomerEvent> type;

    EventSource(Class<? extends CustomerEvent> type) {
        this.type = type;
    }

    boolean delivers(CustomerEvent event) {
        return type.isInstance(event);
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<EventSource> ofLabel(String label) {
        return Arrays.stream(values()).filter(s -> s.label().equals(label)).findFirst();
    }
}
