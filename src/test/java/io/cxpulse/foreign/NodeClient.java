package io.cxpulse.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cxpulse.testing.EmbeddedCluster;
import io.cxpulse.testing.SharedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** npm's Kafka and registry clients in a process of their own, told what to do one command at a time. */
final class NodeClient implements AutoCloseable {

    /** The folder whose node_modules has the clients, in the versions of its lock file. */
    static final Path FOLDER = SharedData.projectRoot().resolve("examples/javascript");

    private static final Path SCRIPT = SharedData.projectRoot()
            .resolve("src/test/resources/foreign/bridge.mjs")
            .toAbsolutePath();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE_SECONDS = 60;

    private final Process process;
    private final Path complaints;
    private final BufferedReader answers;
    private final Writer commands;

    private NodeClient(Process process, Path complaints) {
        this.process = process;
        this.complaints = complaints;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.commands = process.outputWriter(StandardCharsets.UTF_8);
    }

    static NodeClient start(String node, EmbeddedCluster cluster) throws IOException {
        Path complaints = Files.createTempFile("node-", ".txt");
        Process process = new ProcessBuilder(node, SCRIPT.toString(), cluster.bootstrapServers(), cluster.registryUrl())
                .directory(FOLDER.toFile())
                .redirectError(complaints.toFile())
                .start();
        return new NodeClient(process, complaints);
    }

    /**
     * What a call of a client came back with: exactly one of the two is there.
     *
     * @param result as JSON
     * @param error its {@code message}, and of the registry {@code status} and {@code code}
     */
    record Answer(JsonNode result, JsonNode error) {}

    /** Calls a method of the registry client. */
    Answer registry(String method, Object... arguments) {
        return ask(Map.of("command", "registry", "method", method, "args", arguments));
    }

    /** Writes one record, by the newest schema of the topic's subject; the result says into which partition. */
    Answer produce(String topic, String key, ObjectNode value) {
        return produce(topic, key, value, Map.of("useLatestVersion", true));
    }

    Answer produce(String topic, String key, ObjectNode value, Map<String, Object> serializer) {
        return ask(Map.of("command", "produce", "topic", topic, "key", key, "value", value, "serializer", serializer));
    }

    /** Reads this many records of a topic from its start. */
    Answer consume(String topic, int count) {
        return ask(Map.of("command", "consume", "topic", topic, "count", count, "deserializer", Map.of()));
    }

    private Answer ask(Map<String, Object> command) {
        try {
            commands.write(JSON.writeValueAsString(command) + "\n");
            commands.flush();
            JsonNode answer = JSON.readTree(awaitLine());
            return new Answer(answer.path("result"), answer.path("error"));
        } catch (IOException e) {
            throw new UncheckedIOException("Node said: " + complaints(), e);
        }
    }

    private String awaitLine() throws IOException {
        String line = CompletableFuture.supplyAsync(this::readLine)
                .completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
        if (line == null) {
            process.destroyForcibly();
            throw new IOException("no answer");
        }
        return line;
    }

    private String readLine() {
        try {
            return answers.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String complaints() {
        try {
            return Files.readString(complaints);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().join();
        Files.deleteIfExists(complaints);
    }
}
