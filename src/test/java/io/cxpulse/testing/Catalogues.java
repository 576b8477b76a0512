package io.cxpulse.testing;

import io.cxpulse.event.Dimension;
import io.cxpulse.metric.EventSource;
import io.cxpulse.metric.GroupingSet;
import io.cxpulse.metric.MetricCatalogue;
import io.cxpulse.metric.MetricDefinition;
import io.cxpulse.metric.MetricKind;
import io.cxpulse.metric.MetricRef;
import io.cxpulse.metric.Population;
import io.cxpulse.metric.WindowDefinition.CalendarDay;
import io.cxpulse.metric.WindowDefinition.Sliding;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A small catalogue for tests of stages. */
public final class Catalogues {

    public static final MetricRef NPS = new MetricRef("nps", 1);
    public static final MetricRef CSAT = new MetricRef("csat_t2b", 1);
    public static final MetricRef CES = new MetricRef("ces", 1);
    public static final MetricRef VOLUME = new MetricRef("contact_volume", 1);

    private static final List<GroupingSet> SETS = List.of(
            GroupingSet.TOTAL,
            new GroupingSet(Set.of(Dimension.CHANNEL)),
            new GroupingSet(Set.of(Dimension.TOUCHPOINT)));

    private Catalogues() {}

    public static MetricCatalogue small() {
        return new MetricCatalogue(
                List.of(
                        survey(NPS, MetricKind.SCORE, "NPS"),
                        survey(CSAT, MetricKind.SHARE, "CSAT"),
                        survey(CES, MetricKind.MEAN, "CES"),
                        new MetricDefinition(
                                VOLUME,
                                "Contacts started",
                                MetricKind.COUNT,
                                new Population(EventSource.INTERACTIONS, Map.of("type", Set.of("CONTACT_STARTED"))),
                                SETS)),
                List.of(
                        new Sliding("5m", Duration.ofMinutes(5)),
                        new Sliding("1h", Duration.ofHours(1)),
                        new Sliding("24h", Duration.ofHours(24)),
                        new CalendarDay("day", ZoneOffset.UTC)));
    }

    /** The small catalogue, and NPS by the last answer of every customer and day. */
    public static MetricCatalogue withLatest() {
        MetricDefinition nps = small().metrics().get(0);
        MetricDefinition latest = new MetricDefinition(
                new MetricRef("nps_latest", 1),
                nps.description(),
                nps.kind(),
                nps.population(),
                SETS,
                small().window("day"));
        return new MetricCatalogue(
                Stream.concat(small().metrics().stream(), Stream.of(latest)).toList(), small().windows());
    }

    private static MetricDefinition survey(MetricRef ref, MetricKind kind, String metric) {
        return new MetricDefinition(
                ref,
                "Answers to " + metric,
                kind,
                new Population(EventSource.SURVEYS, Map.of("type", Set.of("COMPLETED"), "metric", Set.of(metric))),
                SETS);
    }
}
