package io.cxpulse.app;

/** What an instance does for a deployment. */
enum Role {
    /** The pipeline, and the API that answers from its stores. */
    STREAMS,
    /** Tells others of alerts. */
    NOTIFIER
}
