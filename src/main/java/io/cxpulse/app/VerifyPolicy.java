package io.cxpulse.app;

import io.cxpulse.config.Settings;
import io.cxpulse.event.TimePolicy;
import io.cxpulse.metric.EventSource;
import io.cxpulse.verify.Policy;
import io.cxpulse.verify.Source;
import java.util.Map;

/** The settings of a pipeline in the words of its judge, which shares no class with it. */
final class VerifyPolicy {

    private VerifyPolicy() {}

    static Policy of(Settings settings) {
        return new Policy(
                Map.of(
                        Source.SURVEYS, limits(settings.timePolicy(EventSource.SURVEYS)),
                        Source.INTERACTIONS, limits(settings.timePolicy(EventSource.INTERACTIONS)),
                        Source.CASES, Policy.SHIPPED.of(Source.CASES)),
                settings.retention().days(),
                settings.cadence().publishInterval());
    }

    private static Policy.Limits limits(TimePolicy policy) {
        return new Policy.Limits(policy.allowedSkew(), policy.outOfOrderness(), policy.lateness(), policy.memory());
    }
}
