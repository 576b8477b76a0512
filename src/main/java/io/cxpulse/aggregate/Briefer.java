package io.cxpulse.aggregate;

import io.cxpulse.alert.Rule;
import io.cxpulse.alert.RuleBook;
import io.cxpulse.alert.RuleIndex;
import io.cxpulse.metric.Completeness;
import io.cxpulse.metric.Step;
import io.cxpulse.metric.Tally;
import io.cxpulse.wire.AggregateResult;
import io.cxpulse.wire.AggregateResult.Advance;
import io.cxpulse.wire.AggregateResult.Summary;
import io.cxpulse.wire.IngestResult.Partial;
import io.cxpulse.wire.TickKey;
import io.cxpulse.wire.WatchKey;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Tells the evaluating tasks what the ticks of their rules have gained, summed up since the last time, and then how far
 * this task has come: whoever hears that a tick is complete has heard all of it.
 */
final class Briefer {

    private final KeyValueStore<TickKey, Tally> summaries;
    private final Step tick;
    private final RuleIndex rules;
    private final Map<String, Long> signatures = new HashMap<>();
    private final int task;
    private @Nullable Advance said;

    /** @param task number of the aggregating task */
    Briefer(KeyValueStore<TickKey, Tally> summaries, RuleBook book, int task) {
        this.summaries = summaries;
        this.tick = new Step(book.tick());
        this.rules = new RuleIndex(book);
        book.rules().forEach(rule -> signatures.put(rule.id(), rule.signature()));
        this.task = task;
    }

    /** Takes something to be sent. */
    interface Outbox {

        void send(String key, AggregateResult.Briefing briefing);
    }

    void add(String segment, Partial partial) {
        for (Rule rule : rules.watching(segment)) {
            Tally delta = partial.delta().tallies().get(rule.metric());
            if (delta != null) {
                add(new TickKey(new WatchKey(rule.id(), segment), tick.endAfter(partial.start())), rule.reduce(delta));
            }
        }
    }

    private void add(TickKey key, Tally delta) {
        Tally before = summaries.get(key);
        Tally sum = before == null ? delta : before.plus(delta);
        if (sum.isEmpty()) {
            summaries.delete(key);
        } else {
            summaries.put(key, sum);
        }
    }

    /** What takes back completeness comes first: ticks that open again must not be evaluated half filled. */
    void brief(Completeness completeness, Outbox outbox) {
        Advance now = new Advance(
                task,
                completeness.completeUntil().map(tick::floor),
                completeness.slowest().map(tick::floor));
        if (isRetreat(now)) {
            tell(now, outbox);
        }
        try (KeyValueIterator<TickKey, Tally> waiting = summaries.all()) {
            waiting.forEachRemaining(summary -> {
                tell(summary.key, summary.value, outbox);
                summaries.delete(summary.key);
            });
        }
        tell(now, outbox);
    }

    private boolean isRetreat(Advance now) {
        return said == null
                || said.completeUntil()
                        .filter(before -> now.completeUntil()
                                .filter(until -> !until.isBefore(before))
                                .isEmpty())
                        .isPresent();
    }

    private void tell(Advance now, Outbox outbox) {
        if (!now.equals(said)) {
            outbox.send(Integer.toString(task), now);
            said = now;
        }
    }

    private void tell(TickKey key, Tally delta, Outbox outbox) {
        String rule = key.watch().rule();
        Long signature = signatures.get(rule);
        // What an earlier run summed up for a rule that is gone is of no use to anybody.
        if (signature != null) {
            outbox.send(rule, new Summary(key, signature, delta));
        }
    }
}
