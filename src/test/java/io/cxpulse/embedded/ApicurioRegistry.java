package io.cxpulse.embedded;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Apicurio Registry in a process of its own: on 127.0.0.1, on ports the system chooses, keeping everything in memory.
 * Its level is that of the embedded registry, where its own default is to take anything.
 */
final class ApicurioRegistry implements AutoCloseable {

    /** It is compiled for this version of Java. */
    static final int JAVA = 21;

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Pattern LISTENING = Pattern.compile("Listening on: (http://127\\.0\\.0\\.1:\\d+)");

    private final Process process;
    private final Path log;

    private ApicurioRegistry(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** @param program its unpacked {@code quarkus-run.jar} */
    static ApicurioRegistry start(Path java, Path program) throws Exception {
        Path log = Files.createTempFile("apicurio-", ".log");
        Process process = new ProcessBuilder(command(java, program))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        ApicurioRegistry registry = new ApicurioRegistry(process, log);
        try {
            await().atMost(PATIENCE).until(() -> !process.isAlive() || registry.isListening());
            registry.setLevel();
            return registry;
        } catch (Exception e) {
            e.addSuppressed(new IllegalStateException(registry.said()));
            registry.close();
            throw e;
        }
    }

    private static List<String> command(Path java, Path program) {
        return List.of(
                java.toString(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=0",
                "-Dquarkus.management.host=127.0.0.1",
                "-Dquarkus.management.port=0",
                "-Dapicurio.datasource.jdbc.initial-size=2",
                "-Dapicurio.datasource.jdbc.min-size=2",
                "-jar",
                program.toString());
    }

    private void setLevel() throws Exception {
        var answer = new RegistryClient(url())
                .send("PUT", "/config", BodyPublishers.ofString("{\"compatibility\":\"BACKWARD_TRANSITIVE\"}"));
        if (answer.status() != 200) {
            throw new IllegalStateException("Apicurio does not take the level: " + answer);
        }
    }

    /** Base URL of its Confluent API. */
    String url() {
        Matcher listening = LISTENING.matcher(said());
        if (!listening.find()) {
            throw new IllegalStateException("Apicurio does not listen: " + said());
        }
        return listening.group(1) + "/apis/ccompat/v7";
    }

    private boolean isListening() {
        return LISTENING.matcher(said()).find();
    }

    private String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().join();
        Files.deleteIfExists(log);
    }
}
