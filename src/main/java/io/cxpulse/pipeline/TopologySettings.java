package io.cxpulse.pipeline;

import io.cxpulse.alert.RuleBook;
import io.cxpulse.event.TimePolicy;
import io.cxpulse.ingest.IngestSettings;
import io.cxpulse.metric.PaneRetention;
import io.cxpulse.wire.AvroSettings;
import io.cxpulse.wire.StatePlacement;
import io.cxpulse.wire.Topics;
import io.cxpulse.wire.Upstream;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the topology depends on beside the metric definitions.
 *
 * @param inputs one for every input topic
 */
public record TopologySettings(
        AvroSettings avro,
        Map<Topics, Input> inputs,
        IngestSettings ingest,
        Duration publishInterval,
        PaneRetention retention,
        RuleBook rules,
        StatePlacement placement) {

    /** @param partitions of the topic; each is an upstream that windows wait for */
    public record Input(TimePolicy policy, int partitions) {}

    public TopologySettings {
        inputs = Map.copyOf(new EnumMap<>(inputs));
        for (Topics topic : Topics.withRole(Topics.Role.INPUT)) {
            if (!inputs.containsKey(topic)) {
                throw new IllegalArgumentException("nothing is said about the input " + topic.topic());
            }
        }
    }

    /** With state on disk. */
    public TopologySettings(
            AvroSettings avro,
            Map<Topics, Input> inputs,
            IngestSettings ingest,
            Duration publishInterval,
            PaneRetention retention,
            RuleBook rules) {
        this(avro, inputs, ingest, publishInterval, retention, rules, StatePlacement.ON_DISK);
    }

    /** The longest that anything may be late. */
    Duration longestLateness() {
        return longest(TimePolicy::lateness);
    }

    /**
     * How far the last complete tick lies behind the wall clock at most while nothing is being caught up with: a
     * partition may have to fall idle before it vouches for the tick.
     */
    Duration liveLag() {
        return longest(TimePolicy::outOfOrderness)
                .plus(ingest.idleTimeout())
                .plus(ingest.watermarkInterval())
                .plus(publishInterval.multipliedBy(2))
                .plus(rules.tick().multipliedBy(2));
    }

    private Duration longest(Function<TimePolicy, Duration> part) {
        return inputs.values().stream()
                .map(Input::policy)
                .map(part)
                .max(Duration::compareTo)
                .orElseThrow();
    }

    /** Partitions of the repartition topics, and so the number of aggregating tasks. */
    public int aggregatingTasks() {
        return inputs.values().stream().mapToInt(Input::partitions).max().orElseThrow();
    }

    /** Ids of all upstreams: a window is final when each of them has passed its end. */
    public Set<String> roster() {
        return inputs.entrySet().stream()
                .flatMap(input -> upstreams(input.getKey(), input.getValue().partitions()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> upstreams(Topics topic, int partitions) {
        return IntStream.range(0, partitions).mapToObj(partition -> new Upstream(topic.topic(), partition).id());
    }
}
