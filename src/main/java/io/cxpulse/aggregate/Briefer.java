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

    private final KeyValueStore<TickKey, Summary> summaries;
    private final Step tick;
    private final RuleIndex rules;
    private final Map<String, Long> signatures = new HashMap<>();
    private final int task;
    private @Nullable Advance said;

    /** @param task number of the aggregating task */
    Briefer(KeyValueStore<TickKey, Summary> summaries, RuleBook book, int task) {
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

    /** What was summed up by other terms, before the rule was changed, is of no use to anybody. */
    private void add(TickKey key, Tally delta) {
        long signature = signatures.getOrDefault(key.watch().rule(), 0L);
        Summary before = summaries.get(key);
        Tally sum = before == null || before.signature() != signature
                ? delta
                : before.delta().plus(delta);
        if (sum.isEmpty()) {
            summaries.delete(key);
        } else {
            summaries.put(key, new Summary(key, signature, sum));
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
        try (KeyValueIterator<TickKey, Summary> waiting = summaries.all()) {
            waiting.forEachRemaining(summary -> {
                tell(summary.value, outbox);
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

    private void tell(Summary summary, Outbox outbox) {
        String rule = summary.tick().watch().rule();
        Long signature = signatures.get(rule);
        if (signature != null && signature == summary.signature()) {
            outbox.send(rule, summary);
        }
    }
}
