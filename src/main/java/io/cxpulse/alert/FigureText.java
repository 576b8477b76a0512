package io.cxpulse.alert;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;

/** Figures as people read them: a ratio as percent, rounded as far as its unit makes sense of. */
final class FigureText {

    private static final String RATIO = "ratio";
    private static final String SCORE = "score";
    private static final String POINTS = "points";
    private static final String SECONDS = "seconds";
    private static final double PERCENT = 100;
    private static final double LARGE = 1e9;

    private FigureText() {}

    /** Whether only answers of customers are measured in the unit. */
    static boolean isOfAnswers(String unit) {
        return unit.equals(POINTS) || unit.equals(SCORE);
    }

    /** With its unit, such as {@code -4.2 points}, {@code 35.1 %}, {@code 90 s}; a score of a scale has none. */
    static String value(double value, String unit) {
        return number(value, unit) + suffix(unit);
    }

    private static String suffix(String unit) {
        return switch (unit) {
            case SCORE -> "";
            case RATIO -> " %";
            case SECONDS -> " s";
            default -> " " + unit;
        };
    }

    /** Without its unit, rounded to one decimal, a score to two. */
    static String number(double value, String unit) {
        return Double.isFinite(value)
                ? plain(scaled(value, unit).setScale(unit.equals(SCORE) ? 2 : 1, RoundingMode.HALF_EVEN))
                : Double.toString(value);
    }

    /** As somebody has written it; a ratio as percent. */
    static String exact(double value, String unit) {
        String number = Double.isFinite(value) ? plain(scaled(value, unit)) : Double.toString(value);
        return number + (unit.equals(RATIO) ? " %" : "");
    }

    private static BigDecimal scaled(double value, String unit) {
        BigDecimal decimal = BigDecimal.valueOf(value);
        return unit.equals(RATIO) ? decimal.multiply(BigDecimal.valueOf(PERCENT)) : decimal;
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /** A number whose magnitude is what counts. */
    static String large(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < LARGE ? "%,.0f" : "%.1e", value);
    }

    /** Of whole seconds: {@code 1h}, {@code 90m}, {@code 45s}. */
    static String duration(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds % 3600 == 0) {
            return seconds / 3600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
