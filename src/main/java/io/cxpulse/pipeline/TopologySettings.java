package io.cxpulse.pipeline;

import io.cxpulse.event.TimePolicy;
import io.cxpulse.ingest.IngestSettings;
import io.cxpulse.metric.PaneRetention;
import io.cxpulse.wire.AvroSettings;
import java.time.Duration;

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
}
