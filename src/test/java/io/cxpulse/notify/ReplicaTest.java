package io.cxpulse.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cxpulse.alert.Alert;
import io.cxpulse.notify.FakeAlertmanager.Posted;
import io.cxpulse.notify.FakeAlertmanager.Reply;
import io.cxpulse.testing.SampleAlerts;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Alertmanager is owed, with a clock that the test moves: nothing here waits. */
class ReplicaTest {

    private static final Duration GAP = Duration.ofSeconds(90);

    private final Alert firing = SampleAlerts.firing("nps-by-touchpoint", "touchpoint:Büro");
    private final ReplicaRig rig = new ReplicaRig();

    ReplicaTest() throws IOException {}

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void shouldPostOnceAMinuteWhenAlertFires() throws Exception {
        rig.say(firing);

        rig.pass(Duration.ofHours(1));

        List<Posted> posts = rig.alertmanager.posts();
        assertThat(posts).hasSize(61);
        assertThat(posts.get(0).at()).isEqualTo(ReplicaRig.NOW);
        assertThat(longestGap(posts)).isLessThanOrEqualTo(GAP);
        assertThat(posts).allSatisfy(post -> {
            assertThat(post.path()).isEqualTo("/api/v2/alerts");
            assertThat(post.contentType()).isEqualTo("application/json");
            Duration ahead = Duration.between(post.at(), endOf(post.alerts().get(0)));
            assertThat(ahead).isBetween(Duration.ofMinutes(3), Duration.ofMinutes(5));
        });
    }

    @Test
    void shouldPostAtOnceWhenStateChanges() throws Exception {
        rig.say(firing);
        rig.pass(Duration.ofSeconds(7));

        Instant over = rig.clock.instant();
        rig.say(SampleAlerts.resolved(firing, over));
        rig.pass(Duration.ZERO);

        List<Posted> posts = rig.alertmanager.posts();
        assertThat(posts).hasSize(2);
        assertThat(posts.get(1).at()).isEqualTo(over);
        assertThat(endOf(posts.get(1).alerts().get(0))).isEqualTo(over);
    }

    @Test
    void shouldRepeatTheEndForAQuarterOfAnHourWhenAlertIsResolved() throws Exception {
        rig.say(firing);
        rig.pass(Duration.ofSeconds(30));
        Instant over = rig.clock.instant();
        rig.say(SampleAlerts.resolved(firing, over));

        rig.pass(Duration.ofHours(2));

        List<Posted> ends = rig.alertmanager.posts().stream()
                .filter(post -> !post.at().isBefore(over))
                .toList();
        assertThat(ends).hasSize(15);
        assertThat(longestGap(ends)).isLessThanOrEqualTo(GAP);
        assertThat(Duration.between(over, ends.get(14).at())).isEqualTo(Duration.ofMinutes(14));
        assertThat(ends)
                .allSatisfy(post -> assertThat(endOf(post.alerts().get(0))).isEqualTo(over));
    }

    @Test
    void shouldTellNobodyWhenAlertWasOverBeforeItWasTold() throws Exception {
        rig.say(firing);
        rig.say(SampleAlerts.resolved(firing, ReplicaRig.NOW));

        rig.pass(Duration.ofMinutes(30));

        assertThat(rig.alertmanager.posts()).isEmpty();
    }

    @Test
    void shouldSendAtMost64TogetherWhenManyFire() throws Exception {
        IntStream.range(0, 200).forEach(i -> rig.say(SampleAlerts.firing("nps", "touchpoint:Büro " + i)));

        rig.pass(Duration.ofSeconds(150));

        List<Posted> posts = rig.alertmanager.posts();
        assertThat(posts.stream().map(post -> post.alerts().size()))
                .containsExactly(64, 64, 64, 8, 64, 64, 64, 8, 64, 64, 64, 8);
        assertThat(rig.alertmanager.taken().stream()
                        .map(alert -> alert.path("labels").path("touchpoint").asText())
                        .distinct())
                .hasSize(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 408, 429, 404, 302})
    void shouldTellTheLatestStateWhenReceiverIsBack(int status) throws Exception {
        Alert other = SampleAlerts.firing("nps-by-touchpoint", "touchpoint:Гейт 😀");
        rig.alertmanager.answer(status);
        rig.say(firing);
        rig.pass(Duration.ofMinutes(40));
        Instant over = rig.clock.instant();
        rig.say(SampleAlerts.resolved(firing, over));
        rig.say(other);
        rig.pass(Duration.ofMinutes(20));

        rig.alertmanager.answer(200);
        rig.pass(RetryPause.CAP);

        assertThat(rig.alertmanager.taken()).hasSize(2);
        assertThat(rig.alertmanager.taken()).anySatisfy(alert -> {
            assertThat(alert.path("labels").path("touchpoint").asText()).isEqualTo("Büro");
            assertThat(endOf(alert)).isEqualTo(over);
        });
        assertThat(rig.alertmanager.taken())
                .anySatisfy(alert -> assertThat(endOf(alert)).isAfter(rig.clock.instant()));
        assertThat(rig.refusals).isZero();
    }

    @Test
    void shouldPauseLongerAndLongerWhenReceiverKeepsFailing() throws Exception {
        rig.alertmanager.answer(500);
        rig.say(firing);

        rig.pass(Duration.ofHours(1));

        List<Posted> posts = rig.alertmanager.posts();
        // Pauses up to 30 s, 15 s on average: about 240 in an hour.
        assertThat(posts.size()).as("seed %d", ReplicaRig.SEED).isBetween(160, 360);
        assertThat(longestGap(posts)).isLessThanOrEqualTo(RetryPause.CAP);
        assertThat(rig.outcomes).containsOnly(PostOutcome.FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"70", "Wed, 07 Jan 2026 10:04:30 GMT"})
    void shouldLeaveReceiverAloneWhenItAsksForIt(String wish) throws Exception {
        rig.alertmanager.answer(alerts -> new Reply(429, "zu viel", Map.of("Retry-After", wish)));
        rig.say(firing);
        rig.pass(Duration.ZERO);
        rig.alertmanager.answer(200);

        rig.pass(Duration.ofSeconds(69));
        assertThat(rig.alertmanager.taken()).isEmpty();

        rig.pass(Duration.ofSeconds(1));
        assertThat(rig.alertmanager.taken()).hasSize(1);
    }

    @Test
    void shouldNotLetAlertsEndWhenReceiverWantsToBeLeftAloneForAnHour() throws Exception {
        rig.alertmanager.answer(alerts -> new Reply(503, "", Map.of("Retry-After", "3600")));
        rig.say(firing);
        rig.pass(Duration.ZERO);
        rig.alertmanager.answer(200);

        rig.pass(Duration.ofMinutes(3));

        assertThat(rig.alertmanager.taken()).isNotEmpty();
    }

    @Test
    void shouldFindTheCulpritWhenOneOfABatchIsRefused() throws Exception {
        rig.alertmanager.answer(alerts -> Reply.of(has(alerts, "Гейт") ? 400 : 200));
        rig.say(SampleAlerts.firing("nps-by-touchpoint", "touchpoint:Гейт"));
        rig.say(firing);
        rig.say(SampleAlerts.firing("nps-by-touchpoint", "touchpoint:é"));

        rig.pass(Duration.ofMinutes(10));

        assertThat(rig.refusals).isEqualTo(1);
        List<Posted> posts = rig.alertmanager.posts();
        assertThat(posts.subList(0, 4).stream().map(post -> post.alerts().size()))
                .containsExactly(3, 1, 1, 1);
        assertThat(posts.subList(4, posts.size()))
                .allMatch(post -> post.status() == 200 && post.alerts().size() == 2);
        assertThat(longestGap(posts)).isLessThanOrEqualTo(GAP);
    }

    @Test
    void shouldAskAgainWhenRefusedAlertChangesOrTimeHasPassed() throws Exception {
        rig.alertmanager.answer(400);
        rig.say(firing);
        rig.pass(Duration.ofMinutes(16));
        assertThat(rig.alertmanager.posts()).hasSize(2);

        rig.alertmanager.answer(200);
        rig.say(SampleAlerts.resolved(firing, rig.clock.instant()));
        rig.pass(Duration.ZERO);

        assertThat(rig.alertmanager.taken()).hasSize(1);
    }

    @Test
    void shouldGiveUpARequestWhenReceiverHangs() throws Exception {
        try (ReplicaRig impatient = new ReplicaRig(Duration.ofMillis(200))) {
            impatient.alertmanager.answer(alerts -> Reply.NONE);
            impatient.say(firing);

            assertThat(impatient.step()).isPositive();

            assertThat(impatient.outcomes).containsExactly(PostOutcome.FAILED);
            impatient.alertmanager.answer(200);
            impatient.pass(RetryPause.CAP);
            assertThat(impatient.alertmanager.taken()).hasSize(1);
        }
    }

    @Test
    void shouldKeepTellingWhenClockIsSetBack() throws Exception {
        rig.say(firing);
        rig.pass(Duration.ofMinutes(5));
        int before = rig.alertmanager.posts().size();

        rig.clock.advance(Duration.ofHours(-1));
        rig.pass(Duration.ofMinutes(5));

        assertThat(rig.alertmanager.posts()).hasSize(before + 6);
    }

    private static boolean has(JsonNode alerts, String touchpoint) {
        return alerts.findValuesAsText("touchpoint").contains(touchpoint);
    }

    private static Instant endOf(JsonNode alert) {
        return Instant.parse(alert.path("endsAt").asText());
    }

    private static Duration longestGap(List<Posted> posts) {
        List<Duration> gaps = new ArrayList<>();
        for (int i = 1; i < posts.size(); i++) {
            gaps.add(Duration.between(posts.get(i - 1).at(), posts.get(i).at()));
        }
        return gaps.stream().max(Duration::compareTo).orElse(Duration.ZERO);
    }
}
