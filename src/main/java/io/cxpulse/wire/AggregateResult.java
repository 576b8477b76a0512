package io.cxpulse.wire;

import io.cxpulse.metric.Tally;
import io.cxpulse.metric.WindowReport;
import java.time.Instant;
import java.util.Optional;

/** What an aggregating task makes of what it hears: numbers that are published, and briefings of the evaluating tasks. */
public sealed interface AggregateResult {

    /** A published number under the record's key; empty takes it back. */
    record Publication(Optional<WindowReport> report) implements AggregateResult {}

    /** What crosses to the evaluating tasks. */
    sealed interface Briefing extends AggregateResult {}

    /**
     * What one tick of one segment has gained for one rule since the last summary, the rule's id being the record's key.
     *
     * @param signature of the rule, see {@link io.cxpulse.alert.Rule#signature}
     */
    record Summary(TickKey tick, long signature, Tally delta) implements Briefing {}

    /**
     * How far an aggregating task has come, to every evaluating task.
     *
     * @param task number of the aggregating task
     * @param completeUntil every tick that ends at or before it is complete; empty while some upstream holds back
     * @param slowest tick of the lowest watermark of the upstreams that have seen events: what late events can reach is
     *     measured from it
     */
    record Advance(int task, Optional<Instant> completeUntil, Optional<Instant> slowest) implements Briefing {}
}
