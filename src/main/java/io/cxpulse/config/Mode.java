package io.cxpulse.config;

/** Where an instance runs; decides some defaults. */
public enum Mode {
    /** Broker and registry in the same process, one replica of everything. */
    EMBEDDED,
    /** Against a given cluster and registry. */
    CLUSTER
}
