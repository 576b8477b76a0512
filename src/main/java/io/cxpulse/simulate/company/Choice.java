package io.cxpulse.simulate.company;

import java.util.Arrays;
import java.util.List;

/** One of several values, some of which come more often. */
final class Choice<T> {

    private final List<T> values;
    private final double[] bounds;

    private Choice(List<T> values, double[] bounds) {
        this.values = values;
        this.bounds = bounds;
    }

    /** @param weights one for each value, in its order */
    static <T> Choice<T> of(List<T> values, double... weights) {
        if (values.size() != weights.length) {
            throw new IllegalArgumentException(values.size() + " values, " + weights.length + " weights");
        }
        double[] bounds = weights.clone();
        Arrays.parallelPrefix(bounds, Double::sum);
        return new Choice<>(List.copyOf(values), bounds);
    }

    List<T> values() {
        return values;
    }

    T pick(Chance chance) {
        double point = chance.unit() * bounds[bounds.length - 1];
        int index = 0;
        while (index < bounds.length - 1 && point >= bounds[index]) {
            index++;
        }
        return values.get(index);
    }
}
