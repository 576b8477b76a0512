package io.cxpulse.metric;

import io.cxpulse.cases.CaseFact;
import io.cxpulse.event.InteractionStep;
import io.cxpulse.event.Measurable;
import io.cxpulse.event.SurveyStep;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a metric may measure: the events of a topic or, of cases, the facts that follow from theirs. */
public enum EventSource {
    INTERACTIONS(InteractionStep.class),
    SURVEYS(SurveyStep.class),
    CASES(CaseFact.class);

    private final Class<? extends Measurable> type;

    EventSource(Class<? extends Measurable> type) {
        this.type = type;
    }

    boolean delivers(Measurable measurable) {
        return type.isInstance(measurable);
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<EventSource> ofLabel(String label) {
        return Arrays.stream(values()).filter(s -> s.label().equals(label)).findFirst();
    }
}
