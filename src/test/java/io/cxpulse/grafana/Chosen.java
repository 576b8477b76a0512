package io.cxpulse.grafana;

/**
 * What a reader has chosen: it takes the place of the variables in a query, as Grafana does it.
 *
 * @param state value of the hidden variable
 */
record Chosen(String window, String by, String segment, String state) {

    /** For queries that are read, not run. */
    static final Chosen ANYTHING = new Chosen("1h", "touchpoint", "Büro|.+", "provisional|final");

    String in(String text) {
        return text.replace("$__rate_interval", "1m")
                .replace("$window", window)
                .replace("$by", by)
                .replace("$segment", segment)
                .replace("$state", state);
    }
}
