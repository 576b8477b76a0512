package io.cxpulse.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cxpulse.alert.Alert;
import io.cxpulse.notify.FakeAlertmanager.Reply;
import io.cxpulse.testing.SampleAlerts;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Receivers that have a thread each. */
class ReplicaThreadTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final SetClock clock = new SetClock(ReplicaRig.NOW);
    private final AlertBoard board = new AlertBoard(Duration.ofHours(2));

    @ParameterizedTest
    @ValueSource(ints = {0, 400, 500})
    void shouldTellOneReplicaWhenTheOtherHangsRefusesOrFails(int status) throws Exception {
        try (FakeAlertmanager bad = FakeAlertmanager.start(clock);
                FakeAlertmanager good = FakeAlertmanager.start(clock);
                ReplicaThread first = thread(bad);
                ReplicaThread second = thread(good)) {
            bad.answer(alerts -> Reply.of(status));
            first.start();
            second.start();

            for (int i = 0; i < 20; i++) {
                Alert alert = SampleAlerts.firing("nps", "touchpoint:Büro " + i);
                board.put(0, alert.fingerprint(), alert, clock.instant());
                int expected = i + 1;
                await().until(() -> good.taken().size() == expected);
            }

            await().until(() -> !bad.posts().isEmpty());
            assertThat(bad.mostUnderWay()).isEqualTo(1);
            assertThat(good.mostUnderWay()).isEqualTo(1);
        }
    }

    @Test
    void shouldEndAtOnceWhenClosedDuringARequest() throws Exception {
        try (FakeAlertmanager hanging = FakeAlertmanager.start(clock)) {
            hanging.answer(alerts -> Reply.NONE);
            ReplicaThread thread = thread(hanging);
            thread.start();
            Alert alert = SampleAlerts.firing("nps", "touchpoint:é");
            board.put(0, alert.fingerprint(), alert, clock.instant());
            await().until(() -> !hanging.posts().isEmpty());

            thread.close();

            await().atMost(Duration.ofSeconds(2)).until(() -> !thread.isAlive());
        }
    }

    private ReplicaThread thread(FakeAlertmanager target) {
        Receiver receiver = Receiver.at(target.url());
        return new ReplicaThread(
                board,
                new Replica(
                        board,
                        receiver,
                        new AlertmanagerClient(AlertmanagerClient.http(TIMEOUT), receiver, TIMEOUT, clock),
                        new Posting(Optional.empty()),
                        clock,
                        new SplittableRandom(ReplicaRig.SEED),
                        NotifyListener.NONE));
    }
}
