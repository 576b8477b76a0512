package io.cxpulse.pipeline;

import io.cxpulse.event.TimePolicy;
import io.cxpulse.ingest.IngestSettings;
import io.cxpulse.metric.PaneRetention;
import io.cxpulse.wire.AvroSettings;
import io.cxpulse.wire.Topics;
import io.cxpulse.wire.Upstream;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the topology depends on beside the metric definitions.
 *
 * @param surveyPartitions partitions of the survey topic; each is an upstream that windows wait for
 * @param interactionPartitions partitions of the interaction topic
 */
public record TopologySettings(
        AvroSettings avro,
        TimePolicy surveys,
        TimePolicy interactions,
        IngestSettings ingest,
        Duration publishInterval,
        PaneRetention retention,
        int surveyPartitions,
        int interactionPartitions) {

    /** Partitions of the repartition topics, and so the number of aggregating tasks. */
    public int aggregatingTasks() {
        return Math.max(surveyPartitions, interactionPartitions);
    }

    /** Ids of all upstreams: a window is final when each of them has passed its end. */
    public Set<String> roster() {
        return Stream.concat(
                        upstreams(Topics.SURVEYS, surveyPartitions),
                        upstreams(Topics.INTERACTIONS, interactionPartitions))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> upstreams(Topics topic, int partitions) {
        return IntStream.range(0, partitions).mapToObj(partition -> new Upstream(topic.topic(), partition).id());
    }
}
