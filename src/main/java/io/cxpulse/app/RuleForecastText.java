package io.cxpulse.app;

import io.cxpulse.alert.Criterion;
import io.cxpulse.alert.Preflight;
import io.cxpulse.alert.Rule;
import io.cxpulse.alert.RuleBook;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What rules promise, for people: rounded, one rule after the other. */
final class RuleForecastText {

    private static final int WIDTH = 12;

    private final RuleBook rules;
    private final Map<String, RuleRates> rates;

    /** @param rates of every rule, by its id */
    RuleForecastText(RuleBook rules, Map<String, RuleRates> rates) {
        this.rules = rules;
        this.rates = rates;
    }

    void print(String origin, PrintWriter out) {
        out.println(origin + ": " + count(rules.rules().size(), "rule") + ", evaluated every "
                + TerminalText.duration(rules.tick()));
        for (Rule rule : rules.rules()) {
            out.println();
            print(rule, Objects.requireNonNull(rates.get(rule.id())), out);
        }
        FleetBudget.of(rules, rates).ifPresent(budget -> out.println(System.lineSeparator() + budget.sentence()));
    }

    private static void print(Rule rule, RuleRates rates, PrintWriter out) {
        Criterion criterion = rule.criterion();
        Preflight preflight = new Preflight(criterion);
        out.println(
                rule.id() + "@" + rule.version() + "  " + rule.severity().name().toLowerCase(Locale.ROOT));
        out.println("  " + RuleText.sentence(rule));
        out.printf(
                Locale.ROOT,
                "  false alerts: at most %.4f a week and segment, if it always stays at the threshold%n",
                preflight.falseAlertsPerWeek());
        out.printf(Locale.ROOT, "  evidence needed: %,.0f%n", criterion.evidenceNeeded());
        out.printf(
                Locale.ROOT,
                "  smallest sample: %,d of the worst answers one in each tick, %,d in one tick%n",
                preflight.worstAnswersOnePerTick(),
                preflight.worstAnswersInOneTick());
        rates.observed().ifPresent(observed -> out.println("  observed: " + sentence(observed)));
        printDelays(preflight, rates.answersPerHour(), out);
        assumption(criterion).lines().forEach(line -> out.println("  " + line));
    }

    private static String sentence(ObservedSegments observed) {
        if (observed.live() == 0) {
            return observed.silent() == 0
                    ? "no segment, ever: nothing is known of its rate"
                    : "no segment in the last 7 days, " + observed.silent() + " at other times";
        }
        String silent = observed.silent() == 0 ? "" : "; " + observed.silent() + " more not in that time";
        return count(observed.live(), "segment") + " from " + TerminalText.time(observed.from()) + " to "
                + TerminalText.time(observed.to()) + " UTC, " + rate(observed.lowest()) + " to "
                + rate(observed.highest()) + " answers an hour, median " + rate(observed.median()) + silent;
    }

    static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** Three digits are more than enough. */
    private static String rate(double answersPerHour) {
        return TerminalText.number(
                new BigDecimal(answersPerHour).round(new MathContext(3)).doubleValue());
    }

    private static void printDelays(Preflight preflight, List<Double> rates, PrintWriter out) {
        out.println("  until a breach is seen:");
        List<String> headings = new ArrayList<>(List.of("value", "answers"));
        rates.forEach(rate -> headings.add("at " + rate(rate) + "/h"));
        out.println(line(headings));
        for (double value : preflight.breaches()) {
            double answers = preflight.answersUntilSeen(value);
            List<String> row = new ArrayList<>(
                    List.of(TerminalText.number(value), String.format(Locale.ROOT, "%,.0f", Math.ceil(answers))));
            rates.forEach(rate -> row.add(delay(preflight.delay(answers, rate))));
            out.println(line(row));
        }
    }

    private static String line(List<String> cells) {
        return cells.stream()
                .map(cell -> String.format(Locale.ROOT, "%" + WIDTH + "s", cell))
                .collect(Collectors.joining("  ", "  ", ""));
    }

    /** Of a long one, hours are enough; rounded up. */
    private static String delay(Duration delay) {
        Duration hours = delay.truncatedTo(ChronoUnit.HOURS);
        boolean isLong = delay.toDays() > 0 && !hours.equals(delay);
        return TerminalText.duration(isLong ? hours.plusHours(1) : delay);
    }

    private static String assumption(Criterion criterion) {
        return switch (criterion.kind()) {
            case SCORE -> "expected with 24 % passives";
            case MEAN -> "expected in the slowest case, answers at the ends of the scale only";
            case SHARE, COUNT, DURATION -> "";
        };
    }
}
