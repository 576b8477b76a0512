package io.cxpulse.evaluate;

import io.cxpulse.alert.Alert;
import io.cxpulse.alert.Rule;
import io.cxpulse.alert.WatchEntry;
import io.cxpulse.wire.AggregateResult.Summary;
import io.cxpulse.wire.WatchKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The watches of an evaluating task, and which of them have to be looked at. All of it is in the stores; what is on the
 * heap is only an index of them, made anew when the task begins.
 */
final class WatchBook {

    private final Map<String, WatchKeeper> keepers = new HashMap<>();
    private final Map<String, Long> signatures = new HashMap<>();
    private final KeyValueStore<WatchKey, WatchEntry> watches;
    private final KeyValueStore<WatchKey, Alert> standing;
    private final TickBook ticks;
    private final EvaluateListener listener;

    /** Those of which a tick has changed since the last evaluation. */
    private final Set<WatchKey> touched = new LinkedHashSet<>();

    /** Those that the next closed tick may change. */
    private final Set<WatchKey> waiting = new LinkedHashSet<>();

    /** Those whose rule is gone, or decides by something else now. */
    private final List<WatchKey> obsolete = new ArrayList<>();

    private @Nullable Clock evaluated;

    WatchBook(EvaluateSettings settings, EvaluateStores stores, EvaluateListener listener) {
        this.watches = stores.watches();
        this.standing = stores.standing();
        this.ticks = new TickBook(stores.ticks());
        this.listener = listener;
        for (Rule rule : settings.rules().rules()) {
            keepers.put(rule.id(), new WatchKeeper(rule, ticks, settings.horizon()));
            signatures.put(rule.id(), rule.signature());
        }
    }

    /** Finds what an earlier run of the task left; to be called before anything else. */
    void load() {
        try (KeyValueIterator<WatchKey, WatchEntry> all = watches.all()) {
            all.forEachRemaining(entry -> index(entry.key, entry.value));
        }
    }

    private void index(WatchKey key, WatchEntry entry) {
        if (!Optional.of(entry.signature()).equals(signature(key.rule()))) {
            obsolete.add(key);
        } else {
            await(key, entry);
            if (entry.changedFrom().isPresent()) {
                touched.add(key);
            }
        }
    }

    private void await(WatchKey key, WatchEntry entry) {
        if (entry.changedFrom().isPresent() || keeper(key).mayChange(entry)) {
            waiting.add(key);
        } else {
            waiting.remove(key);
        }
    }

    /** What an aggregating task with other rules has sent is left out. */
    void hear(Summary summary) {
        WatchKey key = summary.tick().watch();
        if (!Optional.of(summary.signature()).equals(signature(key.rule()))) {
            return;
        }
        WatchEntry known = watches.get(key);
        WatchEntry before = known == null ? WatchEntry.first(summary.signature()) : known;
        Instant end = summary.tick().end();
        if (!end.isAfter(before.watch().checkpointAt())) {
            listener.expired(key.rule(), end);
            return;
        }
        ticks.add(summary.tick(), summary.delta());
        WatchEntry after = before.changedAt(end);
        if (!after.equals(known)) {
            watches.put(key, after);
        }
        touched.add(key);
        waiting.add(key);
    }

    /** Ends what was said by rules that are gone, or decide by something else now, and forgets it. */
    List<Said> retire() {
        List<Said> said = new ArrayList<>();
        for (WatchKey key : obsolete) {
            Alert last = standing.get(key);
            WatchEntry entry = watches.get(key);
            if (last != null && entry != null) {
                said.add(new Said(last.endedByRule(entry.watch().evaluatedTo()), true));
                standing.delete(key);
            }
            watches.delete(key);
            ticks.forget(key);
        }
        obsolete.clear();
        return said;
    }

    /** Looks at all watches that may have something to say. */
    List<Said> evaluate(Clock clock, boolean isLive) {
        Set<WatchKey> due = new LinkedHashSet<>(touched);
        if (!clock.equals(evaluated)) {
            due.addAll(waiting);
        }
        List<Said> said = new ArrayList<>();
        for (WatchKey key : due) {
            said.addAll(evaluate(key, clock, isLive));
        }
        touched.clear();
        evaluated = clock;
        return said;
    }

    private List<Said> evaluate(WatchKey key, Clock clock, boolean isLive) {
        WatchEntry before = watches.get(key);
        if (before == null) {
            throw new IllegalStateException("no watch of " + key);
        }
        WatchKeeper.Kept kept = keeper(key).keep(key, before, standing.get(key), clock, isLive);
        if (!kept.entry().equals(before)) {
            watches.put(key, kept.entry());
        }
        await(key, kept.entry());
        kept.said().stream().filter(Said::isCurrent).forEach(one -> remember(key, one.alert()));
        return kept.said();
    }

    private void remember(WatchKey key, Alert alert) {
        if (alert.isActive()) {
            standing.put(key, alert);
        } else {
            standing.delete(key);
        }
    }

    private Optional<Long> signature(String rule) {
        return Optional.ofNullable(signatures.get(rule));
    }

    private WatchKeeper keeper(WatchKey key) {
        WatchKeeper keeper = keepers.get(key.rule());
        if (keeper == null) {
            throw new IllegalStateException("no rule " + key.rule());
        }
        return keeper;
    }
}
