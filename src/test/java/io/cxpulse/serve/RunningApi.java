package io.cxpulse.serve;

import io.cxpulse.wire.MeterName;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** A real query API on a free port, and a client for it. */
final class RunningApi implements AutoCloseable {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final HttpClient http = HttpClient.newHttpClient();
    private final QueryApi api;

    RunningApi(SeriesStore store) {
        this(store, () -> Readiness.Status.READY);
    }

    RunningApi(SeriesStore store, Readiness readiness) {
        this(store, new InMemoryCaseArchive(), readiness);
    }

    RunningApi(CaseArchive archive) {
        this(new InMemorySeriesStore(), archive, () -> Readiness.Status.READY);
    }

    RunningApi(AlertBoard board) {
        this(
                InMemorySources.of(new InMemorySeriesStore(), new InMemoryCaseArchive(), board),
                () -> Readiness.Status.READY);
    }

    RunningApi(SeriesStore store, CaseArchive archive, Readiness readiness) {
        this(InMemorySources.of(store, archive, new InMemoryAlertBoard()), readiness);
    }

    RunningApi(QueryApi.Sources sources, Readiness readiness) {
        api = new QueryApi(HttpAddress.loopback(0), SampleCatalogue.CATALOGUE, sources, readiness, registry);
    }

    HttpAddress address() {
        return HttpAddress.loopback(port());
    }

    int port() {
        return api.port();
    }

    /** Lets somebody look who is no browser. */
    void look(Outlet outlet, View view) {
        api.stream().add(outlet, view);
    }

    /** How many follow the stream. */
    int viewers() {
        return (int) registry.get(MeterName.LIVE_VIEWERS.meter()).gauge().value();
    }

    HttpResponse<String> get(String pathAndQuery) throws IOException, InterruptedException {
        return send("GET", pathAndQuery);
    }

    HttpResponse<String> send(String method, String pathAndQuery) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + pathAndQuery))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        api.close();
    }
}
