package io.cxpulse.wire;

import java.util.Locale;

/** Names of operators and internal topics. They are persisted state: changing one needs a reset (CONTRIBUTING). */
public final class Names {

    public static final String AGGREGATE_PANES = "aggregate-panes";
    public static final String AGGREGATE_METRICS_SINK = "aggregate-metrics-sink";

    public static final String EVALUATE_RULES = "evaluate-rules";
    public static final String EVALUATE_ALERTS_SINK = "evaluate-alerts-sink";
    public static final String EVALUATE_STATES_SINK = "evaluate-states-sink";

    /** Prefix of the branches behind the aggregating operator. */
    public static final String AGGREGATE_ROUTES = "aggregate-route-";

    /** Repartition topic by which briefings reach the evaluating tasks. */
    public static final String BRIEFINGS = "aggregate-briefings";

    public static final String EVALUATE_TRANSITIONS = "evaluate-transitions";
    public static final String EVALUATE_CURRENT = "evaluate-current";
    public static final String EVALUATE_STATES = "evaluate-states";

    private Names() {}

    public static String source(Topics topic) {
        return "ingest-" + subject(topic) + "-source";
    }

    public static String ingest(Topics topic) {
        return "ingest-" + subject(topic);
    }

    /** Prefix of the branches behind the ingest operator of a topic. */
    public static String routes(Topics topic) {
        return "ingest-" + subject(topic) + "-route-";
    }

    public static String rejectedSink(Topics topic) {
        return "ingest-" + subject(topic) + "-rejected-sink";
    }

    /** Repartition topic by which the partial tallies of an input topic reach the aggregating tasks. */
    public static String partials(Topics topic) {
        return "ingest-" + subject(topic) + "-partials";
    }

    /** Where the partials of an input topic join those of the others. */
    public static String merge(Topics topic) {
        return "aggregate-" + subject(topic) + "-merge";
    }

    /** The topic without its prefix, e.g. {@code surveys}. */
    static String subject(Topics topic) {
        return topic.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
