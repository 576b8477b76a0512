package io.cxpulse.ingest;

import io.cxpulse.event.Difference;
import io.cxpulse.metric.Observation;
import java.util.List;
import java.util.stream.Stream;

/** What a difference means to those who add up. */
final class Changes {

    private Changes() {}

    /** Everything that has to be added: what came, and what is gone, negated. */
    static List<Observation> of(Difference<Observation> difference) {
        return Stream.concat(
                        difference.come().stream(), difference.gone().stream().map(Observation::negated))
                .toList();
    }
}
