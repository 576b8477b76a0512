package io.cxpulse.grafana;

/** What a colour means; it never says anything that no word or number says. */
enum Colour {
    FINE("green"),
    WARN("orange"),
    ACT("red"),
    /** A number that is neither good nor bad. */
    NEUTRAL("blue"),
    /** Nothing is known. */
    UNKNOWN("#808080");

    private final String grafana;

    Colour(String grafana) {
        this.grafana = grafana;
    }

    /** As Grafana names it. */
    String grafana() {
        return grafana;
    }
}
