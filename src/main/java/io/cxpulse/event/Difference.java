package io.cxpulse.event;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How one bag of things became another; what is in both, as often as it is in both, is left out.
 *
 * @param gone in the order in which they were there
 * @param come in the order in which they are there
 */
public record Difference<T>(List<T> gone, List<T> come) {

    public Difference {
        gone = List.copyOf(gone);
        come = List.copyOf(come);
    }

    public static <T> Difference<T> between(List<T> before, List<T> after) {
        if (before.isEmpty() || after.isEmpty()) {
            return new Difference<>(before, after);
        }
        Map<T, Integer> surplus = new HashMap<>();
        before.forEach(thing -> surplus.merge(thing, 1, Integer::sum));
        List<T> come = new ArrayList<>();
        for (T thing : after) {
            if (surplus.merge(thing, -1, Integer::sum) < 0) {
                come.add(thing);
            }
        }
        List<T> gone = new ArrayList<>();
        for (T thing : before) {
            if (surplus.merge(thing, -1, Integer::sum) >= 0) {
                gone.add(thing);
            }
        }
        return new Difference<>(gone, come);
    }

    public boolean isEmpty() {
        return gone.isEmpty() && come.isEmpty();
    }
}
