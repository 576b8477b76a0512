package io.cxpulse.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What one record does to the ledger.
 *
 * @param withdrawn lines that no longer hold
 * @param entered lines that hold from now on
 */
record Change(List<Entry> withdrawn, List<Entry> entered) {

    static final Change NONE = new Change(List.of(), List.of());

    Change {
        withdrawn = List.copyOf(withdrawn);
        entered = List.copyOf(entered);
    }

    /** The difference between what the contracts measured before a record and after it. */
    static Change of(Memory.Effect effect, Contracts contracts) {
        List<Entry> old = new ArrayList<>(contracts.entries(minus(effect.before(), effect.after())));
        List<Entry> current = new ArrayList<>(contracts.entries(minus(effect.after(), effect.before())));
        old.addAll(effect.voiceBefore());
        current.addAll(effect.voiceAfter());
        return new Change(minus(old, current), minus(current, old));
    }

    boolean isEmpty() {
        return withdrawn.isEmpty() && entered.isEmpty();
    }

    /** What is left of the items when each of the others has taken away one that equals it. */
    private static <T> List<T> minus(List<T> items, List<T> others) {
        Map<T, Integer> taken = new HashMap<>();
        others.forEach(other -> taken.merge(other, 1, Integer::sum));
        List<T> left = new ArrayList<>();
        for (T item : items) {
            if (taken.merge(item, -1, Integer::sum) < 0) {
                left.add(item);
            }
        }
        return left;
    }
}
