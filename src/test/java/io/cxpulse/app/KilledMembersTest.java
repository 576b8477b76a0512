package io.cxpulse.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cxpulse.testing.EmbeddedCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Instances that are killed, or held for longer than their session and their transactions last, while events arrive. */
@Tag("broker")
@Tag("fault")
class KilledMembersTest {

    private static final int PER_SECOND = 300;
    private static final Duration BETWEEN_KILLS = Duration.ofSeconds(20);
    private static final int KILLS = 6;
    private static final Duration HEALED = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final long seed = Seed.next();
    private final List<Member> members = new ArrayList<>();
    private EmbeddedCluster cluster;

    @BeforeEach
    void start() throws Exception {
        cluster = EmbeddedCluster.start();
    }

    @AfterEach
    void stop() throws Exception {
        members.forEach(Member::close);
        cluster.close();
    }

    @Test
    void shouldCountEverythingOnceWhenOneOfThreeInstancesIsKilledAgainAndAgain() throws Exception {
        startMembers(3);
        try (Load load = load()) {
            Elapsed schedule = Elapsed.begins();
            List<Integer> victims = victims();
            System.out.println("seed " + seed + ", killed every " + BETWEEN_KILLS + ": " + victims);
            for (int i = 0; i < KILLS; i++) {
                schedule.await(BETWEEN_KILLS.multipliedBy(i + 1L));
                Member victim = members.get(victims.get(i));
                victim.kill();
                victim.startAgain();
            }
            assertThat(load.stop()).isGreaterThan(PER_SECOND * 100);
        }
        healed();
    }

    @Test
    void shouldIgnoreWhatAHeldInstanceWritesAndTakeItBackWhenItIsHeldForFifteenSeconds() throws Exception {
        startMembers(2);
        Member held = members.get(1);
        try (Load load = load()) {
            await().atMost(Duration.ofSeconds(30)).until(() -> held.meter("cx_events_total") > 100);
            double before = held.meter("cx_events_total");
            held.freeze();
            Elapsed.begins().await(Duration.ofSeconds(15));
            held.thaw();
            await().atMost(HEALED).untilAsserted(() -> assertThat(held.meter("cx_events_total"))
                    .as("it goes on")
                    .isGreaterThan(before + PER_SECOND));
            assertThat(held.err()).as("what it had in hand was refused").contains("fenced");
            load.stop();
        }
        healed();
    }

    private void startMembers(int number) throws Exception {
        for (int i = 0; i < number; i++) {
            members.add(Member.start(folder, "член-" + i, cluster.bootstrapServers(), cluster.registryUrl()));
            // The first one creates the topics.
            members.get(0).awaitUp();
        }
        members.forEach(Member::awaitReady);
    }

    private Load load() {
        return Load.start(cluster.clients(), new Traffic(seed, cluster.avro()), PER_SECOND);
    }

    private List<Integer> victims() {
        Random random = new Random(seed);
        return random.ints(KILLS, 0, members.size()).boxed().toList();
    }

    private void healed() {
        new Healed(cluster.clients(), cluster.registryUrl(), seed, members).assertWithin(HEALED);
    }
}
