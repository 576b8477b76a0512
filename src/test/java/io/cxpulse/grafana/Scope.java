package io.cxpulse.grafana;

/**
 * Which gauges of results a query is about.
 *
 * @param matchers of labels, joined by commas
 * @param offset empty, or how long ago, e.g. {@code 6h}
 */
record Scope(String matchers, String offset) {

    /** The hidden variable knows which states the chosen window has that belong together. */
    private static final String WINDOW = "window=\"$window\",state=~\"$state\"";

    /** Of windows that slide, every segment has only its current one, final or not. */
    private static final String DAY = "window=\"24h\",state=~\"provisional|final\"";

    /** The total in the chosen window. */
    static final Scope TOTAL = new Scope("by=\"total\"," + WINDOW, "");

    /** The total in a day that slides. */
    static final Scope TOTAL_24H = new Scope("by=\"total\"," + DAY, "");

    /** Every segment of the chosen split in the chosen window. */
    static final Scope SPLIT = new Scope("by=\"$by\"," + WINDOW, "");

    /** The chosen segments in the chosen window. */
    static final Scope CHOSEN = new Scope("by=\"$by\",segment=~\"$segment\"," + WINDOW, "");

    /** The chosen segments in the chosen window, whatever its state. */
    static final Scope CHOSEN_IN_ANY_STATE = new Scope("by=\"$by\",segment=~\"$segment\",window=\"$window\"", "");

    /** The same as it was before. */
    Scope ago(String duration) {
        return new Scope(matchers, duration);
    }

    /** @param more further matchers, joined by commas; may be empty */
    String select(String meter, String more) {
        String all = more.isEmpty() ? matchers : matchers + "," + more;
        return meter + "{" + all + "}" + (offset.isEmpty() ? "" : " offset " + offset);
    }
}
