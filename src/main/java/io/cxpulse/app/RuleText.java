package io.cxpulse.app;

import io.cxpulse.alert.Criterion;
import io.cxpulse.alert.Rule;
import io.cxpulse.event.Dimension;
import java.util.Locale;
import java.util.stream.Collectors;

/** A rule in one line, such as {@code nps@1 below 30, where channel:web, by touchpoint}. */
final class RuleText {

    private RuleText() {}

    static String sentence(Rule rule) {
        Criterion criterion = rule.criterion();
        return watched(rule) + " " + criterion.side().name().toLowerCase(Locale.ROOT) + " "
                + TerminalText.number(criterion.threshold()) + where(rule)
                + by(rule);
    }

    private static String watched(Rule rule) {
        return rule.limit()
                .map(limit -> "share(" + rule.metric() + " > " + TerminalText.duration(limit) + ")")
                .orElseGet(() -> rule.metric().toString());
    }

    private static String where(Rule rule) {
        return rule.where().entrySet().stream()
                .map(pair -> pair.getKey().label() + ":" + TerminalText.printable(pair.getValue()))
                .reduce((left, right) -> left + ", " + right)
                .map(pairs -> ", where " + pairs)
                .orElse("");
    }

    private static String by(Rule rule) {
        if (rule.by().isEmpty()) {
            return rule.where().isEmpty() ? ", in total" : "";
        }
        return rule.by().stream().map(Dimension::label).collect(Collectors.joining(" and ", ", by ", ""));
    }
}
