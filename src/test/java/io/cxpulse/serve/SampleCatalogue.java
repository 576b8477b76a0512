package io.cxpulse.serve;

import io.cxpulse.event.Dimension;
import io.cxpulse.metric.EventSource;
import io.cxpulse.metric.GroupingSet;
import io.cxpulse.metric.MetricCatalogue;
import io.cxpulse.metric.MetricDefinition;
import io.cxpulse.metric.MetricKind;
import io.cxpulse.metric.MetricRef;
import io.cxpulse.metric.Population;
import io.cxpulse.metric.Segment;
import io.cxpulse.metric.WindowDefinition;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Metrics and windows that tests of the edge ask for. */
public final class SampleCatalogue {

    public static final MetricDefinition NPS_1 = metric("nps", 1, MetricKind.SCORE, Set.of(Dimension.TOUCHPOINT));

    public static final MetricDefinition NPS_2 =
            metric("nps", 2, MetricKind.SCORE, Set.of(Dimension.TOUCHPOINT), Set.of(Dimension.CHANNEL));

    public static final MetricDefinition CES =
            metric("ces", 1, MetricKind.MEAN, Set.of(Dimension.TOUCHPOINT, Dimension.QUESTION));

    public static final MetricDefinition VOLUME = metric("contact_volume", 1, MetricKind.COUNT);

    public static final MetricCatalogue CATALOGUE = new MetricCatalogue(
            List.of(NPS_1, NPS_2, CES, VOLUME),
            List.of(
                    new WindowDefinition.Sliding("5m", Duration.ofMinutes(5)),
                    new WindowDefinition.Sliding("24h", Duration.ofHours(24)),
                    new WindowDefinition.CalendarDay("day", ZoneId.of("UTC")),
                    new WindowDefinition.CalendarDay("day_berlin", ZoneId.of("Europe/Berlin"))));

    private SampleCatalogue() {}

    public static Segment touchpoint(String value) {
        return new Segment(Map.of(Dimension.TOUCHPOINT, value));
    }

    @SafeVarargs
    private static MetricDefinition metric(String id, int version, MetricKind kind, Set<Dimension>... splits) {
        List<GroupingSet> sets = new ArrayList<>(List.of(GroupingSet.TOTAL));
        for (Set<Dimension> split : splits) {
            sets.add(new GroupingSet(split));
        }
        String description = "Zufriedenheit é 🙂 " + id;
        return new MetricDefinition(
                new MetricRef(id, version), description, kind, new Population(EventSource.SURVEYS, Map.of()), sets);
    }
}
