package io.cxpulse.serve;

import io.cxpulse.alert.Criterion;
import io.cxpulse.alert.Recovery;
import io.cxpulse.alert.Rule;
import io.cxpulse.alert.RuleBook;
import io.cxpulse.alert.Severity;
import io.cxpulse.alert.Side;
import io.cxpulse.alert.Silence;
import io.cxpulse.event.Dimension;
import io.cxpulse.metric.MetricKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A rule about NPS at the touchpoints of one channel. */
public final class SampleRules {

    public static final RuleBook BOOK = new RuleBook(
            Duration.ofMinutes(1),
            List.of(new Rule(
                    "nps-é",
                    3,
                    SampleCatalogue.NPS_1.ref(),
                    Optional.empty(),
                    Map.of(Dimension.CHANNEL, "app"),
                    Set.of(Dimension.TOUCHPOINT),
                    new Criterion(
                            MetricKind.SCORE,
                            Side.BELOW,
                            -20,
                            Duration.ofMinutes(1),
                            Duration.ofDays(28),
                            Duration.ofMinutes(5),
                            Duration.ZERO,
                            Recovery.at(-10),
                            Silence.KEEP),
                    Severity.PAGE,
                    Set.of(),
                    Map.of("summary", "Ой <b>"))));

    private SampleRules() {}
}
