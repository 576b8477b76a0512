package io.cxpulse.app;

import io.cxpulse.alert.Alert;
import io.cxpulse.alert.Reporter;
import io.cxpulse.alert.Rule;
import io.cxpulse.alert.RuleInstance;
import io.cxpulse.alert.TickFold;
import io.cxpulse.alert.Watch;
import io.cxpulse.alert.Watcher;
import io.cxpulse.event.Dimension;
import io.cxpulse.metric.NpsTally;
import io.cxpulse.metric.Segment;
import io.cxpulse.metric.Tally;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a rule about the NPS of boarding areas has to make of the airport survey, from its rows alone: nothing of it goes
 * through a topic, a store or a partition.
 *
 * @param areas what was observed in each boarding area, by end of tick
 */
record SurveyOracle(Rule rule, Map<String, NavigableMap<Instant, Tally>> areas) {

    /** All answers of a day are given at noon; the ticks of the rule have a minute. */
    private static final LocalTime TICK_END = LocalTime.of(12, 1);

    /** Until the window is empty, and nothing is left that time alone could change. */
    private static final Duration QUIET = Duration.ofDays(7);

    private static final int BEST = 10;

    static SurveyOracle of(Path survey, Rule rule) throws IOException {
        List<String[]> rows = Files.readAllLines(survey).stream()
                .map(line -> line.split(",", -1))
                .toList();
        List<String> header = Arrays.stream(rows.get(0)).map(String::strip).toList();
        int day = header.indexOf("INTDATE");
        int area = header.indexOf("BAREA");
        int score = header.indexOf("NETPRO");
        Map<String, NavigableMap<Instant, Tally>> areas = new TreeMap<>();
        for (String[] row : rows.subList(1, rows.size())) {
            if (!row[area].isBlank()) {
                tally(row[score].strip())
                        .ifPresent(tally -> areas.computeIfAbsent(row[area].strip(), name -> new TreeMap<>())
                                .merge(tickOf(row[day].strip()), tally, Tally::plus));
            }
        }
        return new SurveyOracle(rule, areas);
    }

    private static Optional<Tally> tally(String score) {
        return Optional.of(score)
                .filter(text -> !text.isEmpty() && Integer.parseInt(text) <= BEST)
                .map(text -> NpsTally.of(Integer.parseInt(text)));
    }

    private static Instant tickOf(String day) {
        return LocalDate.of(2017, 5, Integer.parseInt(day)).atTime(TICK_END).toInstant(ZoneOffset.UTC);
    }

    /** All that has to be said, area by area and in each of them in order. */
    List<Alert> alerts() {
        List<Alert> alerts = new ArrayList<>();
        areas.forEach((area, ticks) -> alerts.addAll(alerts(area, ticks)));
        return alerts;
    }

    /** Tick by tick, each known only when it has closed. */
    private List<Alert> alerts(String area, NavigableMap<Instant, Tally> ticks) {
        Watcher watcher = new Watcher(rule.criterion());
        Reporter reporter = new Reporter(rule, watcher);
        Segment segment = new Segment(Map.of(Dimension.TOUCHPOINT, area));
        List<Alert> alerts = new ArrayList<>();
        Watch watch = Watch.from(Instant.EPOCH);
        List<Instant> ends = new ArrayList<>(ticks.keySet());
        ends.add(ticks.lastKey().plus(QUIET));
        for (Instant end : ends) {
            NavigableMap<Instant, Tally> known = ticks.headMap(end, true);
            Watcher.Advance advance = watcher.advance(watch, end, known, false);
            watch = advance.watch();
            Reporter.Basis basis = new Reporter.Basis(segment, watch, known, Optional.of(end));
            advance.statements().forEach(statement -> alerts.add(reporter.report(statement, basis)));
        }
        return alerts;
    }

    /** The greatest evidence there ever was, by area. */
    Map<String, Double> peaks() {
        TickFold fold = new TickFold(rule.criterion());
        Map<String, Double> peaks = new TreeMap<>();
        areas.forEach((area, ticks) -> peaks.put(
                area,
                ticks.keySet().stream()
                        .mapToDouble(end -> fold.fold(RuleInstance.NEW, Instant.EPOCH, end, ticks)
                                .instance()
                                .evidence()
                                .value())
                        .max()
                        .orElseThrow()));
        return peaks;
    }
}
