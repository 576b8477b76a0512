package io.cxpulse.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.metric.CountTally;
import io.cxpulse.metric.MetricRef;
import io.cxpulse.metric.Pane;
import io.cxpulse.metric.UpstreamState;
import io.cxpulse.wire.IngestResult.Contribution;
import io.cxpulse.wire.IngestResult.Note;
import io.cxpulse.wire.IngestResult.Partial;
import java.time.Instant;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.junit.jupiter.api.Test;

class ContributionsTest {

    private final StreamPartitioner<String, Contribution> partitioner = Contributions.partitioner();

    @Test
    void shouldReachEveryTaskWhenItIsANote() {
        Note note = new Note(new Upstream("cx.surveys", 3), UpstreamState.UNKNOWN);

        assertThat(partitioner
                        .partitions("topic", note.upstream().id(), note, 4)
                        .orElseThrow())
                .containsExactlyInAnyOrder(0, 1, 2, 3);
        assertThat(partitioner.partitions("topic", "é", note, 1).orElseThrow()).containsExactly(0);
    }

    @Test
    void shouldGoWhereItsSegmentLeadsWhenItIsAPartial() {
        Partial partial = new Partial(Instant.EPOCH, Pane.of(new MetricRef("метрика", 1), CountTally.ONE));

        assertThat(partitioner.partitions("topic", "channel:%C3%A9", partial, 4))
                .isEmpty();
    }
}
