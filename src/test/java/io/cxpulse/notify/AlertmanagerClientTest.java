package io.cxpulse.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.notify.FakeAlertmanager.Reply;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertmanagerClientTest {

    private static final byte[] ALERTS = "[]".getBytes(StandardCharsets.UTF_8);

    private final SetClock clock = new SetClock(ReplicaRig.NOW);
    private final FakeAlertmanager alertmanager = FakeAlertmanager.start(clock);

    AlertmanagerClientTest() throws IOException {}

    @AfterEach
    void close() {
        alertmanager.close();
    }

    @ParameterizedTest
    @CsvSource({
        "200, TAKEN",
        "202, TAKEN",
        "302, FAILED",
        "400, REFUSED",
        "401, FAILED",
        "404, FAILED",
        "408, FAILED",
        "413, REFUSED",
        "422, REFUSED",
        "429, FAILED",
        "500, FAILED",
        "503, FAILED"
    })
    void shouldTellWhatToDoWhenStatusIsGiven(int status, PostOutcome outcome) throws Exception {
        alertmanager.answer(status);

        assertThat(client(Duration.ofSeconds(10)).post(ALERTS).outcome()).isEqualTo(outcome);
    }

    @Test
    void shouldShowTheBeginOfTheReasonInOneLineWhenAlertsAreRefused() throws Exception {
        alertmanager.answer(alerts -> new Reply(400, "плохо\r\nsehr " + "x".repeat(100_000), Map.of()));

        Answer answer = client(Duration.ofSeconds(10)).post(ALERTS);

        assertThat(answer.detail()).startsWith("status 400: плохо sehr xx").hasSizeLessThan(400);
    }

    @Test
    void shouldGiveUpInTimeWhenAnswerNeverEnds() throws Exception {
        alertmanager.answer(alerts -> Reply.ENDLESS);

        assertThat(client(Duration.ofMillis(200)).post(ALERTS)).isEqualTo(Answer.failed("no answer within 200 ms"));
    }

    @Test
    void shouldSayWhatWentWrongWhenNobodyListens() throws Exception {
        AlertmanagerClient client = client(Duration.ofSeconds(10));
        alertmanager.close();

        Answer answer = client.post(ALERTS);

        assertThat(answer.outcome()).isEqualTo(PostOutcome.FAILED);
        assertThat(answer.detail()).isNotBlank();
    }

    @Test
    void shouldNotBelieveTheWishWhenItIsNoTime() throws Exception {
        alertmanager.answer(alerts -> new Reply(503, "", Map.of("Retry-After", "soon")));

        assertThat(client(Duration.ofSeconds(10)).post(ALERTS).retryAfter()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "http://am:9093, am:9093, http://am:9093/api/v2/alerts",
        "https://am/, am, https://am/api/v2/alerts",
        "http://[::1]:1/é/, [::1]:1/%C3%A9, http://[::1]:1/%C3%A9/api/v2/alerts"
    })
    void shouldPostBelowTheBaseWhenReceiverIsNamed(String base, String name, String alerts) {
        assertThat(Receiver.at(URI.create(base))).isEqualTo(new Receiver(name, URI.create(alerts)));
    }

    private AlertmanagerClient client(Duration timeout) {
        return new AlertmanagerClient(
                AlertmanagerClient.http(timeout), Receiver.at(alertmanager.url()), timeout, clock);
    }
}
