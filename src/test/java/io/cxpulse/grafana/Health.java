package io.cxpulse.grafana;

/** Queries and panels that several dashboards share: whether the numbers can be trusted, and what fires. */
final class Health {

    /** Matcher of the product's own meters: Kafka's and the JVM's are not told apart by name from those of others. */
    static final String JOB = "job=\"cx-pulse\"";

    /** Zero as long as the product is scraped, else nothing: what is not known is not zero. */
    static final String ZERO_IF_UP = "max(cx_build_info) * 0";

    /** Zero as long as somebody knows all alerts. */
    private static final String ZERO_IF_KNOWN = "max(cx_alerts_known_timestamp_seconds) * 0";

    /** What all rules say, counted once: every instance knows all alerts. */
    private static final String ALERTS = "max by (rule, severity, by, segment, state) (cx_alerts_active{%s})";

    private static final Thresholds AGE = Thresholds.rising(30, 120);

    private Health() {}

    /** Seconds behind the newest event. */
    static Panel dataAge() {
        return Panel.stat("Data age")
                .about(
                        "How long ago the newest event happened. While it is old, every other number is old, too.",
                        "below 30 s while customers are active.",
                        "above two minutes, open the pipeline dashboard: is it up, does it lag, do sources send?")
                .in(Unit.SECONDS, 0)
                .coloured(AGE)
                .showing("time() - max(cx_stream_time_timestamp_seconds)")
                .linkedTo(Link.PIPELINE);
    }

    /** Each alert with the labels rule, severity, by, segment and state. */
    static String alerts(String matchers) {
        return ALERTS.formatted(matchers);
    }

    /** How many alerts there are, and zero only if that is known. */
    static String alertCount(String matchers) {
        return "sum(" + alerts(matchers) + ") or " + ZERO_IF_KNOWN;
    }

    /** Alerts that fire with this severity. */
    static Panel firing(String title, String severity, Thresholds thresholds, String action) {
        return Panel.stat(title)
                .about(
                        "Alerts of severity " + severity + " that fire, decided by the rules on customers' answers and"
                                + " cases.",
                        "none.",
                        action)
                .in(Unit.COUNT, 0)
                .coloured(thresholds)
                .showing(alertCount("state=\"firing\",severity=\"" + severity + "\""))
                .linkedTo(Link.ALERTS);
    }

    /** A share that is zero where its counter has not counted yet. */
    static String share(String part, String whole, String range) {
        return "(\n  sum(increase(" + part + "[" + range + "]))\n  or " + ZERO_IF_UP + "\n)\n/\n(sum(increase(" + whole
                + "[" + range + "])) > 0)";
    }

    /** A rate that is zero where its counter has not counted yet. */
    static String perSecond(String counter, String by) {
        return "sum by (" + by + ") (rate(" + counter + "[$__rate_interval]))";
    }
}
