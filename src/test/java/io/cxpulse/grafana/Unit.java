package io.cxpulse.grafana;

/** Units of what a panel shows. */
enum Unit {
    NONE("none"),
    COUNT("short"),
    SHARE("percentunit"),
    SECONDS("s"),
    MILLISECONDS("ms"),
    BYTES("bytes"),
    PER_SECOND("cps"),
    /** Milliseconds of Unix time, shown as the distance from now. */
    FROM_NOW("dateTimeFromNow");

    private final String grafana;

    Unit(String grafana) {
        this.grafana = grafana;
    }

    /** As Grafana names it. */
    String grafana() {
        return grafana;
    }
}
