package io.cxpulse.testing;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The real Alertmanager in a process of its own, alone and on a loopback port that it keeps across restarts. Every alert is
 * a group of its own; of each it notifies once that it fires and once that it is over.
 *
 * <pre>{@code
 * try (WebhookSink pages = WebhookSink.start();
 *         AlertmanagerProcess alertmanager = AlertmanagerProcess.start(folder, pages)) {
 *     alertmanager.stop();
 *     alertmanager.startAgain();
 * }
 * }</pre>
 */
public final class AlertmanagerProcess implements AutoCloseable {

    private static final String PROGRAM = "prometheus-alertmanager";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String program;
    private final Path folder;
    private final int port;
    private Process process;

    private AlertmanagerProcess(String program, Path folder, int port) throws IOException {
        this.program = program;
        this.folder = folder;
        this.port = port;
        this.process = launch();
    }

    /**
     * Starts one, and returns when it is ready. Skips the calling test with a reason where the program is missing.
     *
     * @param parent existing folder, for configuration, storage and log
     * @param pages where it sends its notifications
     */
    public static AlertmanagerProcess start(Path parent, WebhookSink pages) throws IOException {
        Optional<Path> program = find();
        assumeTrue(program.isPresent(), "no " + PROGRAM + " is on the PATH; Debian's package of that name has it");
        Path folder = Files.createTempDirectory(parent, "alertmanager-");
        Files.writeString(folder.resolve("alertmanager.yml"), """
                route: {receiver: pages, group_by: ['...'], group_wait: 0s, group_interval: 1s, repeat_interval: 1h}
                receivers:
                  - name: pages
                    webhook_configs: [{url: '%s', send_resolved: true}]
                """.formatted(pages.url()));
        AlertmanagerProcess started =
                new AlertmanagerProcess(program.orElseThrow().toString(), folder, freePort());
        try {
            started.awaitReady();
            return started;
        } catch (RuntimeException e) {
            e.addSuppressed(new IllegalStateException(started.said()));
            started.close();
            throw e;
        }
    }

    private static Optional<Path> find() {
        String folders = System.getenv().getOrDefault("PATH", "");
        return Arrays.stream(folders.split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, PROGRAM))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Process launch() throws IOException {
        return new ProcessBuilder(
                        program,
                        "--config.file=" + folder.resolve("alertmanager.yml"),
                        "--storage.path=" + folder.resolve("storage"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--cluster.listen-address=")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    private void awaitReady() {
        await().atMost(PATIENCE).ignoreExceptionsInstanceOf(IOException.class).until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("Alertmanager has ended: " + said());
            }
            return get("/-/ready").statusCode() == 200;
        });
    }

    private Path log() {
        return folder.resolve("log.txt");
    }

    private String said() throws IOException {
        return Files.readString(log());
    }

    /** Base URL, as {@code notify.alertmanagers} wants it. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** The alerts it holds that fire, as its API shows them. */
    public List<JsonNode> alerts() throws IOException, InterruptedException {
        List<JsonNode> alerts = new ArrayList<>();
        JSON.readTree(get("/api/v2/alerts").body()).forEach(alerts::add);
        return alerts;
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(url().resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Ends it in order: it knows afterwards what it has notified of, but no alert. */
    public void stop() {
        process.destroy();
        process.onExit().join();
    }

    /** Ends it without warning: it forgets everything of the last quarter of an hour. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Starts it again after an end, on the same port and storage; returns when it is ready. */
    public void startAgain() throws IOException {
        process = launch();
        awaitReady();
    }

    @Override
    public void close() {
        kill();
    }
}
