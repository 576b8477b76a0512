package io.cxpulse.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cxpulse.testing.EmbeddedCluster;
import io.cxpulse.wire.Stores;
import io.cxpulse.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bytes of the local stores change on the disk while an instance does not run. */
@Tag("broker")
@Tag("fault")
class CorruptStateTest {

    private static final int RECORDS = 3_000;
    private static final Duration HEALED = Duration.ofSeconds(60);
    private static final String QUARANTINED = "cx_state_quarantined_total";

    @TempDir
    private Path folder;

    private final long seed = Seed.next();
    private final Random random = new Random(seed);
    private EmbeddedCluster cluster;
    private Member member;
    private StoreFiles files;
    private Traffic traffic;

    @BeforeEach
    void leaveState() throws Exception {
        System.out.println("seed " + seed);
        cluster = EmbeddedCluster.start();
        member = Member.start(folder, "член", cluster.bootstrapServers(), cluster.registryUrl());
        files = new StoreFiles(member.tasks());
        member.awaitReady();
        traffic = new Traffic(seed, cluster.avro());
        Load.send(cluster.clients(), traffic, RECORDS);
        new Settling(cluster.clients(), RunningPulse.APPLICATION).awaitRest();
        member.stop();
    }

    @AfterEach
    void stop() throws Exception {
        member.close();
        cluster.close();
    }

    @Test
    void shouldSetStateAsideAndRestoreItWhenStoresCannotBeOpened() throws Exception {
        Path manifest = files.find(Stores.PANES, "MANIFEST-*").get(0);
        Path current = files.find(Stores.memory(Topics.SURVEYS), "CURRENT").get(0);
        StoreFiles.flip(manifest, random);
        StoreFiles.flip(current, random);

        member.startAgain();
        Load.send(cluster.clients(), traffic, RECORDS);

        healed();
        assertSetAside(files.taskOf(manifest), files.taskOf(current));
    }

    @Test
    void shouldSetStateAsideAndGoOnWhenStoreCannotBeRead() throws Exception {
        Path data = files.find(Stores.PANES, "*.sst").get(0);
        StoreFiles.flipData(data, random);

        member.startAgain();
        member.awaitReady();
        assertThat(member.meter(QUARANTINED)).as("nobody has read it").isZero();
        Load.send(cluster.clients(), traffic, RECORDS);
        await().atMost(HEALED)
                .untilAsserted(() ->
                        assertThat(member.meter(QUARANTINED)).as(member.err()).isPositive());

        healed();
        assertSetAside(files.taskOf(data));
    }

    private void healed() {
        new Healed(cluster.clients(), cluster.registryUrl(), seed, List.of(member)).assertWithin(HEALED);
    }

    private void assertSetAside(String... tasks) throws Exception {
        assertThat(member.meter(QUARANTINED)).isEqualTo(tasks.length);
        Path aside = member.tasks().resolveSibling(RunningPulse.APPLICATION + "-quarantine");
        assertThat(aside)
                .isDirectoryContaining(file -> file.getFileName().toString().equals(tasks[0]));
        for (String task : tasks) {
            assertThat(aside.resolve(task)).isNotEmptyDirectory();
            assertThat(member.err().lines())
                    .filteredOn(line ->
                            line.contains("The local state " + member.tasks().resolve(task) + " is corrupt ("))
                    .hasSize(1);
        }
    }
}
