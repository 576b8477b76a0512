package io.cxpulse.grafana;

/** From which value on a result is acceptable, and from which it is fine. */
final class Goals {

    static final Thresholds NPS = Thresholds.falling(0, 30);
    static final Thresholds SATISFACTION = Thresholds.falling(0.7, 0.8);
    static final Thresholds EASE = Thresholds.falling(3, 3.5);

    /** Grey where there are too few answers for a score. */
    static final Thresholds SAMPLE = Thresholds.from(Colour.UNKNOWN).then(Colour.NEUTRAL, Results.FEWEST);

    private Goals() {}
}
