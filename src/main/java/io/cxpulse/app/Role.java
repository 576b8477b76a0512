package io.cxpulse.app;

import java.util.Locale;

/** What an instance does for a deployment. */
enum Role {
    /** The pipeline, and the API that answers from its stores. */
    STREAMS,
    /** Tells others of alerts. */
    NOTIFIER;

    /** As it is given on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
