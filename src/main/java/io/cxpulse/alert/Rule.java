package io.cxpulse.alert;

import io.cxpulse.event.Dimension;
import io.cxpulse.metric.DurationTally;
import io.cxpulse.metric.MetricRef;
import io.cxpulse.metric.Segment;
import io.cxpulse.metric.ShareTally;
import io.cxpulse.metric.Tally;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is watched: a metric, in every segment of a split, by a criterion.
 *
 * @param id identity of the rule; what is said about it may change, what it decides by may not without a new version
 * @param version from 1; alerts name it
 * @param limit the criterion is about the share of durations above it; empty if it is about the metric itself
 * @param where values that a segment must have
 * @param by dimensions whose every value is a segment of its own
 * @param explain dimensions in which causes are looked for
 * @param annotations what people are told, by name
 */
public record Rule(
        String id,
        int version,
        MetricRef metric,
        Optional<Duration> limit,
        Map<Dimension, String> where,
        Set<Dimension> by,
        Criterion criterion,
        Severity severity,
        Set<Dimension> explain,
        Map<String, String> annotations) {

    public Rule {
        EnumMap<Dimension, String> values = new EnumMap<>(Dimension.class);
        values.putAll(where);
        where = Collections.unmodifiableMap(values);
        by = copyOf(by);
        explain = copyOf(explain);
        annotations = Map.copyOf(annotations);
    }

    private static Set<Dimension> copyOf(Set<Dimension> dimensions) {
        EnumSet<Dimension> copy = EnumSet.noneOf(Dimension.class);
        copy.addAll(dimensions);
        return Collections.unmodifiableSet(copy);
    }

    /** The dimensions of the segments it watches. */
    public Set<Dimension> dimensions() {
        EnumSet<Dimension> all = EnumSet.noneOf(Dimension.class);
        all.addAll(where.keySet());
        all.addAll(by);
        return all;
    }

    public boolean watches(Segment segment) {
        return segment.dimensions().equals(dimensions())
                && where.entrySet().stream().allMatch(wanted -> wanted.getValue()
                        .equals(segment.values().get(wanted.getKey())));
    }

    /**
     * Differs where what the rule decides by differs, and only there: texts, urgency and version may change while what was
     * gathered goes on to count. The last eight bytes of the SHA-256 of its terms.
     */
    public long signature() {
        String terms = Stream.of(
                        metric,
                        limit,
                        new Segment(where).canonical(),
                        by.stream().map(Dimension::label).sorted().toList(),
                        criterion.terms())
                .map(String::valueOf)
                .collect(Collectors.joining("\n"));
        return new BigInteger(Digest.sha256(terms)).longValue();
    }

    /** What the criterion looks at in a tally of the metric. */
    public Tally reduce(Tally tally) {
        return limit.<Tally>map(most -> above(most, (DurationTally) tally)).orElse(tally);
    }

    /** As exact as the histogram: a duration within 1 % of the limit may be taken for one on its other side. */
    private static ShareTally above(Duration limit, DurationTally durations) {
        return new ShareTally(durations.histogram().above(limit), durations.n());
    }
}
