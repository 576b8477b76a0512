package io.cxpulse.app;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.stream.Collectors;

/** Values as people read them on a terminal. */
final class TerminalText {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private TerminalText() {}

    /** Values come from producers: a terminal must not take them for commands. */
    static String printable(String value) {
        return value.codePoints()
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    /**
     * Columns that the text takes on a terminal: two for the scripts of East Asia and for emoji, none for what is set on
     * the character before.
     */
    static int width(String text) {
        return text.codePoints().map(TerminalText::width).sum();
    }

    private static int width(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(codePoint) ? 2 : 1;
        };
    }

    /** The greater blocks of Unicode's East Asian Width W and F. */
    private static boolean isWide(int codePoint) {
        return (codePoint >= 0x1100 && codePoint <= 0x115F)
                || (codePoint >= 0x2E80 && codePoint <= 0xA4CF)
                || (codePoint >= 0xAC00 && codePoint <= 0xD7A3)
                || (codePoint >= 0xF900 && codePoint <= 0xFAFF)
                || (codePoint >= 0xFE30 && codePoint <= 0xFE6F)
                || (codePoint >= 0xFF00 && codePoint <= 0xFF60)
                || (codePoint >= 0xFFE0 && codePoint <= 0xFFE6)
                || (codePoint >= 0x1F300 && codePoint <= 0x1FAFF)
                || (codePoint >= 0x20000 && codePoint <= 0x3FFFD);
    }

    /** Without exponent, and without zeros at the end. */
    static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /** In UTC, to the second where it is a whole one. */
    static String time(Instant time) {
        return (time.equals(time.truncatedTo(ChronoUnit.SECONDS)) ? TIME : MILLIS).format(time);
    }

    /** Exact to the millisecond, such as {@code 2d 3h}, {@code 1m 7.25s} or {@code 0s}. */
    static String duration(Duration duration) {
        StringBuilder text = new StringBuilder();
        add(duration.toDays(), "d", text);
        add(duration.toHoursPart(), "h", text);
        add(duration.toMinutesPart(), "m", text);
        Duration seconds = duration.minusMinutes(duration.toMinutes());
        if (!seconds.isZero() || text.isEmpty()) {
            text.append(seconds(seconds)).append("s ");
        }
        return text.toString().stripTrailing();
    }

    private static void add(long count, String unit, StringBuilder text) {
        if (count != 0) {
            text.append(count).append(unit).append(' ');
        }
    }

    private static String seconds(Duration seconds) {
        long whole = seconds.toSeconds();
        long millis = seconds.toMillisPart();
        return millis == 0
                ? Long.toString(whole)
                : String.format(Locale.ROOT, "%d.%03d", whole, millis).replaceAll("0+$", "");
    }
}
