package io.cxpulse.config;

import io.cxpulse.alert.Criterion;
import io.cxpulse.alert.Recovery;
import io.cxpulse.alert.Side;
import io.cxpulse.alert.UnitScale;
import io.cxpulse.config.RuleDefaults.RecoveryTerms;
import io.cxpulse.metric.MetricKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads when a rule alerts, and when its alert is over. */
final class CriterionReader {

    private static final Pattern WHEN = Pattern.compile("(below|above) (-?\\d{1,3}(?:\\.\\d{1,6})?)");

    private static final List<String> RECOVERY = List.of("at", "confidence", "for", "reopen");

    private final TermReader terms;
    private final RuleDefaults defaults;

    CriterionReader(TermReader terms, RuleDefaults defaults) {
        this.terms = terms;
        this.defaults = defaults;
    }

    /** The side and place of a threshold. */
    private record Threshold(Side side, double value) {}

    /** What the rule says, with the defaults for what it does not say, and its criterion where it has one. */
    record Terms(RuleDefaults said, Optional<Criterion> criterion) {}

    /**
     * @param tick of the file; any, if that was refused
     * @param kind of what is watched; empty if that was refused: then nothing is said about the scale
     */
    Terms read(Fields fields, Duration tick, Optional<MetricKind> kind) {
        Optional<Threshold> threshold = fields.read("when", place -> when(place, kind));
        Fields recovery = fields.read("recover", place -> Optional.of(place.fields(List.of(), RECOVERY)))
                .orElse(Fields.NONE);
        RuleDefaults said = defaults.with(fields, defaults.recovery().with(recovery), terms);
        return new Terms(
                said,
                kind.flatMap(of -> threshold.flatMap(bad -> at(recovery, of, bad)
                        .map(good -> criterion(of, bad, tick, said, recovery(good, said.recovery()))))));
    }

    private static Criterion criterion(
            MetricKind kind, Threshold bad, Duration tick, RuleDefaults said, Recovery recovery) {
        return new Criterion(
                kind, bad.side, bad.value, tick, said.budget(), said.window(), said.hold(), recovery, said.noData());
    }

    private static Recovery recovery(double at, RecoveryTerms terms) {
        return new Recovery(at, terms.confidence(), terms.hold(), terms.reopen());
    }

    private static Optional<Threshold> when(Place place, Optional<MetricKind> kind) {
        return place.readText(
                "accepted is below X or above X"
                        + kind.map(CriterionReader::scale).orElse(""),
                text -> {
                    Matcher matcher = WHEN.matcher(text);
                    return Optional.of(matcher)
                            .filter(Matcher::matches)
                            .map(found -> new Threshold(
                                    Side.valueOf(found.group(1).toUpperCase(Locale.ROOT)),
                                    Double.parseDouble(found.group(2))))
                            .filter(threshold -> kind.filter(of -> !isInside(of, threshold.value))
                                    .isEmpty());
                });
    }

    /** At its threshold a rule without {@code at} recovers. */
    private static Optional<Double> at(Fields recovery, MetricKind kind, Threshold bad) {
        return recovery.has("at")
                ? recovery.read(
                        "at",
                        place -> place.read(
                                "accepted is a number " + goodSide(kind, bad), node -> Optional.of(node.asDouble())
                                        .filter(at -> node.isNumber() && isGood(kind, bad, at))))
                : Optional.of(bad.value);
    }

    /** The bound of the interval never reaches an end of the scale. */
    private static boolean isGood(MetricKind kind, Threshold bad, double at) {
        return bad.side == Side.BELOW
                ? at >= bad.value && at < UnitScale.highest(kind)
                : at <= bad.value && at > UnitScale.lowest(kind);
    }

    private static String goodSide(MetricKind kind, Threshold bad) {
        return bad.side == Side.BELOW
                ? "from " + plain(bad.value) + ", below which it alerts, to below " + plain(UnitScale.highest(kind))
                : "above " + plain(UnitScale.lowest(kind)) + " and up to " + plain(bad.value)
                        + ", above which it alerts";
    }

    private static boolean isInside(MetricKind kind, double value) {
        return value > UnitScale.lowest(kind) && value < UnitScale.highest(kind);
    }

    private static String scale(MetricKind kind) {
        return ", X between " + plain(UnitScale.lowest(kind)) + " and " + plain(UnitScale.highest(kind))
                + ", neither of them, with at most 6 decimals";
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
