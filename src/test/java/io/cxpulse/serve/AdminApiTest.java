package io.cxpulse.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.wire.MeterName;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdminApiTest {

    private final AtomicReference<Readiness.Status> status = new AtomicReference<>(Readiness.Status.READY);
    private final Telemetry telemetry = new Telemetry("1.2.3-é", "abc");
    private final AdminApi api = new AdminApi(HttpAddress.loopback(0), telemetry.registry(), status::get);
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        api.close();
        telemetry.close();
    }

    @Test
    void shouldExposeBuildJvmAndRequestsWhenScraped() throws Exception {
        get("/livez", "*/*");
        HttpResponse<String> first = get("/metrics", "*/*");
        HttpResponse<String> second = get("/metrics", "*/*");

        assertThat(first.headers().firstValue("Content-Type")).contains("text/plain; version=0.0.4; charset=utf-8");
        assertThat(second.body())
                .contains("cx_build_info{revision=\"abc\",version=\"1.2.3-é\"} 1")
                .contains("# HELP cx_build_info " + MeterName.BUILD.sentence())
                .contains("jvm_memory_used_bytes{", "process_uptime_seconds ")
                .contains("cx_http_request_duration_seconds_count{route=\"/livez\",status=\"200\"} 1")
                .contains("cx_http_request_duration_seconds_count{route=\"/metrics\",status=\"200\"} 1")
                .contains("# HELP cx_http_request_duration_seconds " + MeterName.HTTP_REQUESTS.sentence());
    }

    @Test
    void shouldCountPathsAsOneWhenNobodyRegisteredThem() throws Exception {
        get("/nothing-1", "*/*");
        get("/ничто".replace("ничто", "%D0%BD%D0%B8"), "*/*");

        assertThat(get("/metrics", "*/*").body())
                .contains("cx_http_request_duration_seconds_count{route=\"unmatched\",status=\"404\"} 2");
    }

    @Test
    void shouldAnswerOpenMetricsWhenScraperAcceptsIt() throws Exception {
        HttpResponse<String> answer = get("/metrics", "application/openmetrics-text;version=1.0.0,text/plain;q=0.5");

        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/openmetrics-text; version=1.0.0; charset=utf-8");
        assertThat(answer.body()).endsWith("# EOF\n");
    }

    @Test
    void shouldSayWhyWhenNotReady() throws Exception {
        status.set(Readiness.Status.notReady("restoring the stores of Зал"));

        HttpResponse<String> answer = get("/readyz", "*/*");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("5");
        assertThat(answer.body())
                .isEqualTo(
                        "{\"type\":\"urn:cx-pulse:problem:unavailable\",\"title\":\"Temporarily unavailable\","
                                + "\"status\":503,\"detail\":\"Not ready: restoring the stores of Зал\",\"instance\":\"/readyz\"}");
        assertThat(get("/livez", "*/*").body()).isEqualTo("{\"status\":\"alive\"}");
    }

    @Test
    void shouldStayStartedWhenReadinessIsLostLater() throws Exception {
        status.set(Readiness.Status.notReady("joining the group"));
        assertThat(get("/startupz", "*/*").statusCode()).isEqualTo(503);

        status.set(Readiness.Status.READY);
        assertThat(get("/startupz", "*/*").body()).isEqualTo("{\"status\":\"started\"}");

        status.set(Readiness.Status.notReady("rebalancing"));
        assertThat(get("/startupz", "*/*").statusCode()).isEqualTo(200);
        assertThat(get("/readyz", "*/*").statusCode()).isEqualTo(503);
    }

    @Test
    void shouldDropMostStoreMetersWhenStreamsAreWatched() throws Exception {
        telemetry.watch(registry -> {
            Gauge.builder("kafka.stream.state.put.rate", () -> 7).register(registry);
            Gauge.builder("kafka.stream.state.block.cache.usage", () -> 7).register(registry);
            Gauge.builder("kafka.stream.alive.stream.threads", () -> 7).register(registry);
        });

        assertThat(get("/metrics", "*/*").body())
                .contains("kafka_stream_state_block_cache_usage 7", "kafka_stream_alive_stream_threads 7")
                .doesNotContain("put_rate");
    }

    /** Micrometer and the exposition rename meters that break their rules; ours must come out as they are listed. */
    @ParameterizedTest
    @EnumSource(value = MeterName.class, names = "BUILD", mode = EnumSource.Mode.EXCLUDE)
    void shouldExposeListedNameWhenMeterIsRegistered(MeterName meter) throws Exception {
        register(meter, telemetry.registry());
        String series = meter.type() == MeterName.Type.HISTOGRAM ? meter.meter() + "_count" : meter.meter();

        assertThat(get("/metrics", "*/*").body().lines())
                .anyMatch(line -> line.startsWith(series + "{") || line.startsWith(series + " "))
                .contains("# HELP " + meter.meter() + " " + meter.sentence());
    }

    private static void register(MeterName meter, MeterRegistry registry) {
        Tags tags =
                Tags.of(meter.labels().stream().map(label -> Tag.of(label, "é")).toList());
        switch (meter.type()) {
            case COUNTER ->
                Counter.builder(meter.meter())
                        .description(meter.sentence())
                        .tags(tags)
                        .register(registry)
                        .increment();
            case GAUGE ->
                Gauge.builder(meter.meter(), () -> 7)
                        .description(meter.sentence())
                        .tags(tags)
                        .register(registry);
            default ->
                Timer.builder(meter.meter())
                        .description(meter.sentence())
                        .tags(tags)
                        .register(registry)
                        .record(Duration.ofSeconds(7));
        }
    }

    private HttpResponse<String> get(String path, String accept) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + api.port() + path);
        return http.send(
                HttpRequest.newBuilder(uri).header("Accept", accept).build(), HttpResponse.BodyHandlers.ofString());
    }
}
