package io.cxpulse.app;

import java.util.List;
import java.util.Optional;

/**
 * Rates for which the delays of a rule are told.
 *
 * @param answersPerHour of one segment
 * @param observed where they come from; empty if they were given
 */
record RuleRates(List<Double> answersPerHour, Optional<ObservedSegments> observed) {

    static RuleRates given(List<Double> answersPerHour) {
        return new RuleRates(answersPerHour, Optional.empty());
    }

    static RuleRates of(ObservedSegments observed) {
        return new RuleRates(observed.typical(), Optional.of(observed));
    }
}
