package io.cxpulse.app;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The only broker goes away and comes back on the same data and port while instances run and events arrive. */
@Tag("broker")
@Tag("fault")
class RestartedBrokerTest {

    private static final int PER_SECOND = 200;
    private static final Duration AWAY = Duration.ofSeconds(3);
    private static final Duration HEALED = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final long seed = Seed.next();

    @Test
    void shouldGoOnWithoutRestartWhenBrokerIsStoppedAndWhenItIsKilled() throws Exception {
        System.out.println("seed " + seed);
        try (BrokerProcess broker = new BrokerProcess(folder);
                Member one = member(broker, "один");
                Member other = member(broker, "другой")) {
            one.awaitReady();
            other.awaitReady();
            Healed healed = new Healed(broker.clients(), broker.registryUrl(), seed, List.of(one, other));
            Traffic traffic = new Traffic(seed, broker.avro());
            goOn(broker, traffic, broker::stop);
            healed.assertWithin(HEALED);
            goOn(broker, traffic, broker::kill);
            healed.assertWithin(HEALED);
        }
    }

    /** How the broker goes. */
    private interface End {
        void come() throws InterruptedException;
    }

    private static void goOn(BrokerProcess broker, Traffic traffic, End end) throws Exception {
        try (Load load = Load.start(broker.clients(), traffic, PER_SECOND)) {
            awaitMore(load);
            end.come();
            Elapsed.begins().await(AWAY);
            broker.startAgain();
            awaitMore(load);
            load.stop();
        }
    }

    private Member member(BrokerProcess broker, String name) throws Exception {
        Member member = Member.start(folder, name, broker.bootstrapServers(), broker.registryUrl());
        // The first one creates the topics.
        member.awaitUp();
        return member;
    }

    private static void awaitMore(Load load) {
        int wanted = load.sent() + 3 * PER_SECOND;
        await().atMost(Duration.ofSeconds(60)).until(() -> load.sent() >= wanted);
    }
}
