package io.cxpulse.config;

/** Where an instance runs; decides some defaults. */
public enum Mode {
    /** Broker and registry in the same process, one replica of everything. */
    EMBEDDED,
    /** The same, with a simulated company that is to be watched: it reports in order, so ticks need not wait for it. */
    DEMO,
    /** Against a given cluster and registry. */
    CLUSTER
}
