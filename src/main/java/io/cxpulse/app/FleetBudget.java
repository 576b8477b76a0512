package io.cxpulse.app;

import io.cxpulse.alert.Preflight;
import io.cxpulse.alert.Rule;
import io.cxpulse.alert.RuleBook;
import io.cxpulse.alert.Severity;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * False alerts a week of all rules in all their live segments together, if every one always stays at its threshold: the
 * budgets added up.
 *
 * @param alerts at most
 * @param pages those of them that wake somebody
 */
record FleetBudget(double alerts, double pages) {

    /** Empty where no rates were observed, and so nothing is known of segments. */
    static Optional<FleetBudget> of(RuleBook rules, Map<String, RuleRates> rates) {
        double alerts = 0;
        double pages = 0;
        boolean known = false;
        for (Rule rule : rules.rules()) {
            Optional<ObservedSegments> observed =
                    Objects.requireNonNull(rates.get(rule.id())).observed();
            double most = new Preflight(rule.criterion()).falseAlertsPerWeek()
                    * observed.map(ObservedSegments::live).orElse(0);
            known |= observed.isPresent();
            alerts += most;
            pages += rule.severity() == Severity.PAGE ? most : 0;
        }
        return known ? Optional.of(new FleetBudget(alerts, pages)) : Optional.empty();
    }

    String sentence() {
        return String.format(
                Locale.ROOT,
                "all rules in all live segments: at most %.4f false alerts a week, %.4f of them pages",
                alerts,
                pages);
    }
}
