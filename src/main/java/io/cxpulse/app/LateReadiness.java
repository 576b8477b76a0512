package io.cxpulse.app;

import io.cxpulse.serve.Readiness;

/** Answers for a pipeline that is made after the servers that ask for it. */
final class LateReadiness implements Readiness {

    private volatile Readiness source = () -> Status.notReady("the pipeline is starting");

    void of(Readiness readiness) {
        source = readiness;
    }

    @Override
    public Status status() {
        return source.status();
    }
}
