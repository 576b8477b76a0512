package io.cxpulse.app;

import io.cxpulse.alert.Criterion;
import io.cxpulse.alert.Preflight;
import io.cxpulse.alert.Rule;
import io.cxpulse.alert.RuleBook;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What rules promise, for people: rounded, one rule after the other. */
final class RuleForecastText {

    private static final int WIDTH = 12;

    private final RuleBook rules;
    private final List<Double> rates;

    RuleForecastText(RuleBook rules, List<Double> rates) {
        this.rules = rules;
        this.rates = rates;
    }

    void print(String origin, PrintWriter out) {
        int count = rules.rules().size();
        out.println(origin + ": " + count + (count == 1 ? " rule" : " rules") + ", evaluated every "
                + TerminalText.duration(rules.tick()));
        for (Rule rule : rules.rules()) {
            out.println();
            print(rule, out);
        }
    }

    private void print(Rule rule, PrintWriter out) {
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
        printDelays(preflight, out);
        assumption(criterion).lines().forEach(line -> out.println("  " + line));
    }

    private void printDelays(Preflight preflight, PrintWriter out) {
        out.println("  until a breach is seen:");
        List<String> headings = new ArrayList<>(List.of("value", "answers"));
        rates.forEach(rate -> headings.add("at " + TerminalText.number(rate) + "/h"));
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
