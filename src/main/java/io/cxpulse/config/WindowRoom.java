package io.cxpulse.config;

import io.cxpulse.event.TimePolicy;
import io.cxpulse.metric.MetricCatalogue;
import io.cxpulse.metric.PaneLevel;
import io.cxpulse.metric.PaneRetention;
import io.cxpulse.metric.WindowDefinition;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Whether the panes that windows are merged from are kept long enough. */
final class WindowRoom {

    private static final Duration LONGEST_DAY = Duration.ofHours(25);

    private final PaneRetention retention;
    private final Duration lateness;
    private final Instant earliest;

    WindowRoom(Settings settings) {
        retention = settings.retention();
        lateness = settings.timePolicies().values().stream()
                .map(TimePolicy::lateness)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        earliest = settings.timePolicies().values().stream()
                .map(TimePolicy::earliest)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** One for each window that could not always be merged. */
    List<Problem> problems(MetricCatalogue catalogue) {
        List<Problem> problems = new ArrayList<>();
        for (WindowDefinition window : catalogue.windows()) {
            if (window instanceof WindowDefinition.Sliding sliding) {
                // It begins at any minute.
                require(sliding.label() + ".size", sliding.size(), PaneLevel.MINUTE, sliding.size(), problems);
            } else if (window instanceof WindowDefinition.CalendarDay day) {
                // It is revised for as long as late events are counted.
                require(day.label() + ".zone", day.zone(), edges(day.zone()), lateness.plus(LONGEST_DAY), problems);
            }
        }
        return problems;
    }

    private void require(String key, Object found, PaneLevel level, Duration age, List<Problem> problems) {
        Duration needed = age.plus(level.size());
        if (retention.of(level).compareTo(needed) < 0) {
            String setting =
                    switch (level) {
                        case MINUTE -> Setting.RETENTION_MINUTES.key();
                        case HOUR -> Setting.RETENTION_HOURS.key();
                        case DAY -> Setting.RETENTION_DAYS.key();
                    };
            String shown = found instanceof Duration size ? DurationText.format(size) : found.toString();
            problems.add(new Problem(
                    "windows." + key,
                    "\"" + shown + "\"",
                    "needs " + setting + " of " + DurationText.format(needed) + " or more, which is "
                            + DurationText.format(retention.of(level))));
        }
    }

    /** The coarsest panes at whose edges every day of the zone begins. */
    private PaneLevel edges(ZoneId zone) {
        ZoneRules rules = zone.getRules();
        List<Integer> offsets = Stream.of(
                        Stream.of(rules.getOffset(earliest)),
                        rules.getTransitions().stream()
                                .filter(change -> change.getInstant().isAfter(earliest))
                                .map(change -> change.getOffsetAfter()),
                        rules.getTransitionRules().stream().map(rule -> rule.getOffsetAfter()))
                .flatMap(some -> some)
                .map(ZoneOffset::getTotalSeconds)
                .toList();
        if (offsets.stream().allMatch(seconds -> seconds == 0)) {
            return PaneLevel.DAY;
        }
        return offsets.stream()
                        .allMatch(seconds -> seconds % PaneLevel.HOUR.size().toSeconds() == 0)
                ? PaneLevel.HOUR
                : PaneLevel.MINUTE;
    }
}
