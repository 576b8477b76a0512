package io.cxpulse.serve;

import static io.cxpulse.serve.SampleCatalogue.NPS_1;
import static io.cxpulse.serve.SampleCatalogue.touchpoint;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cxpulse.alert.Alert;
import io.cxpulse.metric.NpsTally;
import io.cxpulse.metric.Segment;
import io.cxpulse.testing.SampleAlerts;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LiveStreamTest {

    private static final Instant NOON = Instant.parse("2026-12-01T12:00:30Z");

    private final ObjectMapper mapper = new ObjectMapper();
    private final InMemorySeriesStore store = new InMemorySeriesStore();
    private final InMemoryAlertBoard board = new InMemoryAlertBoard();
    private final RunningApi api =
            new RunningApi(InMemorySources.of(store, new InMemoryCaseArchive(), board), () -> Readiness.Status.READY);

    @AfterEach
    void stop() {
        api.close();
    }

    private EventReader watch(String query) throws Exception {
        return EventReader.open(api.port(), "/api/v1/stream?" + query);
    }

    private JsonNode json(EventReader.Event event) throws IOException {
        return mapper.readTree(event.data());
    }

    @Test
    void shouldTellNumbersAndAlertsAtOnceWhenSomebodyBeginsToWatch() throws Exception {
        store.add(NPS_1, touchpoint("Büro 😀"), NOON, NpsTally.of(9));
        board.add(SampleAlerts.firing("nps", "touchpoint:Büro"));

        try (EventReader events = watch("window=5m&segment=touchpoint:B%C3%BCro%20%F0%9F%98%80")) {
            EventReader.Event now = events.next();
            EventReader.Event alerts = events.next();

            assertThat(events.contentType()).startsWith("text/event-stream");
            assertThat(now.name()).isEqualTo("now");
            assertThat(json(now).at("/segment/touchpoint").asText()).isEqualTo("Büro 😀");
            assertThat(json(now).at("/newest").asText()).isEqualTo("2026-12-01T12:00:30Z");
            assertThat(json(now).at("/readings/0/value").asInt()).isEqualTo(100);
            assertThat(json(now).at("/readings/0/end").asText()).isEqualTo("2026-12-01T12:01:00Z");
            assertThat(alerts.name()).isEqualTo("alerts");
            assertThat(json(alerts).at("/alerts/0/dimensions/touchpoint").asText())
                    .isEqualTo("Büro");
        }
    }

    @Test
    void shouldTellNumbersAgainAndAlertsOnlyIfTheyChangedWhenTimePasses() throws Exception {
        try (EventReader events = watch("window=5m")) {
            assertThat(events.next().name()).isEqualTo("now");
            assertThat(events.next().name()).isEqualTo("alerts");
            store.add(NPS_1, Segment.TOTAL, NOON, NpsTally.of(3));
            assertThat(events.next().name()).isEqualTo("now");

            board.add(SampleAlerts.firing("nps", "touchpoint:é"));

            assertThat(json(events.next("alerts")).path("total").asInt()).isEqualTo(1);
            assertThat(json(events.next("now")).at("/readings/0/value").asInt()).isEqualTo(-100);
        }
    }

    @Test
    void shouldTellTroubleAndGoOnWhenNumbersCannotBeReadForAWhile() throws Exception {
        try (EventReader events = watch("window=5m")) {
            events.next("now");
            store.failWith(new StoreUnavailableException("die Daten ziehen um é", Duration.ofSeconds(3)));

            JsonNode trouble = json(events.next("trouble"));
            assertThat(trouble.path("status").asInt()).isEqualTo(503);
            assertThat(trouble.path("detail").asText()).isEqualTo("die Daten ziehen um é");

            store.heal();
            assertThat(events.next("now").data()).contains("\"readings\":[]");
        }
    }

    @Test
    void shouldRefuseWithAProblemWhenParametersAreWrong() throws Exception {
        try (EventReader window = watch("window=7m");
                EventReader segment = watch("window=5m&segment=region:x");
                EventReader both = watch("window=5m&window=24h")) {
            assertThat(List.of(window.status(), segment.status(), both.status()))
                    .containsOnly(400);
        }
        assertThat(api.get("/api/v1/stream?window=5m").statusCode())
                .as("without Accept: text/event-stream")
                .isEqualTo(406);
    }

    @Test
    void shouldForgetViewersWhenTheyGo() throws Exception {
        try (EventReader first = watch("window=5m");
                EventReader second = watch("window=24h")) {
            first.next("now");
            second.next("now");
            assertThat(api.viewers()).isEqualTo(2);
        }

        await().untilAsserted(() -> assertThat(api.viewers()).isZero());
    }

    @Test
    void shouldEndTheStreamWhenServerStops() throws Exception {
        try (EventReader events = watch("window=5m")) {
            events.next("now");

            api.close();

            assertThatThrownBy(() -> events.next("nothing")).isInstanceOf(IOException.class);
        }
    }

    /** It takes the first message and then never comes back from the next. */
    private static final class Deaf implements Outlet {

        private final CountDownLatch blocked = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);
        private final AtomicInteger taken = new AtomicInteger();

        @Override
        public void send(String event, String json) {
            if (taken.incrementAndGet() > 1) {
                blocked.countDown();
                try {
                    released.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        @Override
        public boolean isGone() {
            return false;
        }

        @Override
        public void close() {
            released.countDown();
        }
    }

    @Test
    void shouldServeOthersWhenOneViewerDoesNotRead() throws Exception {
        store.add(NPS_1, Segment.TOTAL, NOON, NpsTally.of(9));
        Deaf deaf = new Deaf();
        api.look(
                deaf,
                new View(Segment.TOTAL, SampleCatalogue.CATALOGUE.window("5m").orElseThrow()));
        deaf.blocked.await();

        try (EventReader events = watch("window=5m")) {
            for (int i = 0; i < 3; i++) {
                assertThat(json(events.next("now")).at("/readings/0/n").asInt()).isEqualTo(1);
            }
        }
        assertThat(deaf.taken)
                .as("what came meanwhile was left out, not queued")
                .hasValue(2);
    }

    @Test
    void shouldTellOfTheNewAlertWhenEndedOnesOfMoreUrgencyFillTheList() throws Exception {
        for (int i = 0; i < LiveStream.ALERTS + 3; i++) {
            Alert fired = SampleAlerts.firing("nps", "touchpoint:é" + i);
            board.add(SampleAlerts.resolved(fired, SampleAlerts.RAISED.plusSeconds(i + 1)));
        }
        try (EventReader events = watch("window=5m")) {
            JsonNode before = json(events.next("alerts"));
            assertThat(before.path("alerts")).hasSize(LiveStream.ALERTS);
            assertThat(before.at("/alerts/0/dimensions/touchpoint").asText())
                    .as("the last that ended")
                    .isEqualTo("é" + (LiveStream.ALERTS + 2));

            board.add(SampleAlerts.firing("older", "touchpoint:ё", SampleAlerts.RAISED.minusSeconds(3600)));

            JsonNode after = json(events.next("alerts"));
            assertThat(after.at("/alerts/0/rule").asText()).isEqualTo("older");
            assertThat(after.path("total").asInt()).isEqualTo(LiveStream.ALERTS + 4);
        }
    }

    @Test
    void shouldTellAlertsWhenNumbersCannotBeReadAndNumbersWhenAlertsCannot() throws Exception {
        board.add(SampleAlerts.firing("nps", "touchpoint:é"));
        store.failWith(new StoreUnavailableException("die Daten ziehen um", Duration.ofSeconds(1)));
        try (EventReader events = watch("window=5m")) {
            assertThat(events.next().name()).isEqualTo("alerts");
            assertThat(events.next().name()).isEqualTo("trouble");

            store.heal();
            board.failWith(new StoreUnavailableException("чтение темы", Duration.ofSeconds(1)));

            events.next("now");
            assertThat(json(events.next("trouble")).path("detail").asText()).isEqualTo("чтение темы");
        }
    }

    @Test
    void shouldRefuseWhenAllPlacesAreTaken() throws Exception {
        List<EventReader> viewers = new ArrayList<>();
        try {
            for (int i = 0; i < LiveStream.MAX_VIEWERS; i++) {
                EventReader viewer = watch("window=5m");
                viewers.add(viewer);
                viewer.next();
            }
            try (EventReader oneTooMany = watch("window=5m")) {
                assertThat(oneTooMany.status()).isEqualTo(503);
            }
        } finally {
            for (EventReader viewer : viewers) {
                viewer.close();
            }
        }
    }
}
