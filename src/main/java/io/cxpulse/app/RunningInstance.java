package io.cxpulse.app;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An embedded instance that runs on this machine, as it describes itself in its data directory.
 *
 * @param bootstrap host:port of its broker
 * @param registry base URL of its schema registry
 * @param api base URL of its query API
 * @param admin base URL of its admin port
 * @param pid id of its process
 */
public record RunningInstance(String bootstrap, String registry, String api, String admin, long pid) {

    /** Name of the file within the data directory. */
    public static final String FILE = "instance.json";

    /** Where an instance keeps its data unless told otherwise: {@code data} below {@code pulse.home}, else below here. */
    public static Path defaultDirectory() {
        return Path.of(System.getProperty("pulse.home", "."), "data");
    }

    /**
     * The instance of a data directory, or empty if none has run there or its process is gone.
     *
     * @throws UncheckedIOException if the description is there but cannot be read
     */
    public static Optional<RunningInstance> find(Path dataDirectory) {
        Path file = dataDirectory.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            RunningInstance instance = JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .readValue(Files.readAllBytes(file), RunningInstance.class);
            return ProcessHandle.of(instance.pid()).map(process -> instance);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " is no description of a running instance", e);
        }
    }
}
