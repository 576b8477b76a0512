package io.cxpulse.app;

import java.time.Instant;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * How often the segments of a rule were observed lately.
 *
 * @param from beginning of the time looked at; the epoch if nothing was ever observed
 * @param to its end
 * @param rates observations an hour of each segment that was observed in that time, ascending
 * @param silent number of segments that were observed at other times only
 */
record ObservedSegments(Instant from, Instant to, List<Double> rates, int silent) {

    /** Nothing was ever observed. */
    static final ObservedSegments NONE = new ObservedSegments(Instant.EPOCH, Instant.EPOCH, List.of(), 0);

    ObservedSegments {
        rates = rates.stream().sorted().toList();
    }

    /** How many there are that can alert. */
    int live() {
        return rates.size();
    }

    double lowest() {
        return rates.get(0);
    }

    double highest() {
        return rates.get(rates.size() - 1);
    }

    /** The rate in the middle, or half way between the two that are. */
    double median() {
        int middle = rates.size() / 2;
        return rates.size() % 2 == 1 ? rates.get(middle) : (rates.get(middle - 1) + rates.get(middle)) / 2;
    }

    /** Lowest, median and highest rate; each once, none if nothing was observed. */
    List<Double> typical() {
        return rates.isEmpty()
                ? List.of()
                : DoubleStream.of(lowest(), median(), highest())
                        .distinct()
                        .boxed()
                        .toList();
    }
}
