package io.cxpulse.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cxpulse.testing.EmbeddedCluster;
import io.cxpulse.verify.Difference;
import io.cxpulse.verify.Report;
import io.cxpulse.wire.Stores;
import io.cxpulse.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A pipeline that is killed after it has written and before it has committed. With transactions nothing of it counts;
 * without them it is counted again after the restart, and the judge must see that.
 */
@Tag("broker")
@Tag("fault")
class WeakGuaranteeTest {

    private static final int PARTITIONS = 2;
    private static final int RECORDS = 300;
    private static final Duration WRITTEN = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final long seed = Seed.next();

    @Test
    void shouldReportWrongNumbersWhenPipelineWithoutTransactionsIsKilled() throws Exception {
        // So long that it never commits of itself.
        Report report = killed("at_least_once", Duration.ofMinutes(10), Stores.PANES);

        assertThat(report.differences())
                .as("seed " + seed)
                .anyMatch(difference -> difference.kind() == Difference.Kind.COUNTER)
                .anyMatch(difference -> difference.kind() == Difference.Kind.WRONG
                        && difference.field().equals("n")
                        && Long.parseLong(difference.found()) > Long.parseLong(difference.expected()));
    }

    @Test
    void shouldReportNothingWhenPipelineWithTransactionsIsKilled() throws Exception {
        // As long as a transaction may be open. Panes are not written before the partial tallies are committed.
        Report report = killed("exactly_once_v2", Duration.ofSeconds(9), Stores.memory(Topics.SURVEYS));

        Verified.assertClean(report);
    }

    /** @param store whose changelog has something before the kill */
    private Report killed(String guarantee, Duration commitInterval, String store) throws Exception {
        System.out.println("seed " + seed);
        try (EmbeddedCluster cluster = EmbeddedCluster.start()) {
            Settling settling = new Settling(cluster.clients(), RunningPulse.APPLICATION);
            try (ServedProcess first = start(cluster, guarantee, commitInterval)) {
                first.awaitPrinted(PlantedMain.UP);
                Load.send(cluster.clients(), new Traffic(seed, cluster.avro()), RECORDS);
                await().atMost(WRITTEN).until(() -> written(cluster, store) > 0);
                first.kill();
            }
            assertThat(settling.lags().values()).as("read, and not committed").anyMatch(lag -> lag > 0);
            try (ServedProcess second = start(cluster, guarantee, Duration.ofMillis(100))) {
                second.awaitPrinted(PlantedMain.UP);
                settling.awaitRest();
                return Verified.settled(
                        cluster.bootstrapServers(), cluster.registryUrl(), RunningPulse.APPLICATION, null);
            }
        }
    }

    private ServedProcess start(EmbeddedCluster cluster, String guarantee, Duration commitInterval) throws Exception {
        return ServedProcess.start(
                folder,
                PlantedMain.class,
                cluster.bootstrapServers(),
                cluster.registryUrl(),
                folder.resolve("état").toString(),
                "processing.guarantee=" + guarantee,
                "commit.interval.ms=" + commitInterval.toMillis(),
                // What is cached is neither written nor counted before a commit.
                "statestore.cache.max.bytes=0");
    }

    /** Records in the changelog of a store, uncommitted ones too. */
    private static long written(EmbeddedCluster cluster, String store) throws Exception {
        String changelog = RunningPulse.APPLICATION + "-" + store + "-changelog";
        Map<TopicPartition, OffsetSpec> ends = IntStream.range(0, PARTITIONS)
                .mapToObj(partition -> new TopicPartition(changelog, partition))
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        try (Admin admin = cluster.clients().admin()) {
            return admin.listOffsets(ends).all().get().values().stream()
                    .mapToLong(end -> end.offset())
                    .sum();
        }
    }
}
