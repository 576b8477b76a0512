package io.cxpulse.alert;

import java.time.Duration;
import java.util.List;

/**
 * All rules of a deployment.
 *
 * @param tick step in which every one of them is evaluated; a whole number of ticks makes a minute
 * @param rules in the order of the definition file
 */
public record RuleBook(Duration tick, List<Rule> rules) {

    /** Nobody is alerted of anything. */
    public static final RuleBook NONE = new RuleBook(Duration.ofMinutes(1), List.of());

    public RuleBook {
        rules = List.copyOf(rules);
    }
}
