package io.cxpulse.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads settings as typed values. A refused text is noted as a problem, and the default read in its place. */
final class SettingReader {

    private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{1,9}");

    private final SettingSources sources;
    private final Mode mode;
    private final List<Problem> problems;

    SettingReader(SettingSources sources, Mode mode, List<Problem> problems) {
        this.sources = sources;
        this.mode = mode;
        this.problems = problems;
    }

    Duration duration(Setting setting, Duration min, Duration max) {
        return read(
                setting,
                "from " + DurationText.format(min) + " to " + DurationText.format(max) + " as " + DurationText.ACCEPTED,
                text -> DurationText.parse(text)
                        .filter(value -> value.compareTo(min) >= 0 && value.compareTo(max) <= 0));
    }

    int integer(Setting setting, int min, int max) {
        return read(setting, "a whole number from " + min + " to " + max, text -> Optional.of(text)
                .filter(digits -> WHOLE_NUMBER.matcher(digits).matches())
                .map(Integer::valueOf)
                .filter(value -> value >= min && value <= max));
    }

    String text(Setting setting, Pattern pattern, String accepted) {
        return read(setting, accepted, text -> Optional.of(text)
                .filter(value -> pattern.matcher(value).matches()));
    }

    /** The text that is given, or the default, whatever it is. */
    String text(Setting setting) {
        return shown(setting).text();
    }

    <T> T read(Setting setting, String accepted, Function<String, Optional<T>> reader) {
        Optional<SettingText> given = sources.text(setting);
        return given.flatMap(value -> reader.apply(value.text())).orElseGet(() -> {
            given.ifPresent(value -> refuse(setting, "accepted is " + accepted));
            return reader.apply(setting.defaultOf(mode)).orElseThrow();
        });
    }

    /** Notes that a setting, given or by default, is not accepted. */
    void refuse(Setting setting, String accepted) {
        refuse(setting, "'" + text(setting) + "'", accepted);
    }

    /** @param found what may be shown of the text */
    void refuse(Setting setting, String found, String accepted) {
        problems.add(new Problem(setting.key() + " (" + shown(setting).origin() + ")", found, accepted));
    }

    private SettingText shown(Setting setting) {
        return sources.text(setting).orElse(new SettingText(setting.defaultOf(mode), "default"));
    }
}
