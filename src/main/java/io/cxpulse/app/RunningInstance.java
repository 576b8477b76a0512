package io.cxpulse.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a running embedded instance can be reached, as it recorded it in its data directory.
 *
 * @param bootstrap of the broker, {@code host:port}
 * @param registry base URL
 * @param api base URL
 * @param admin base URL
 * @param pid of the process
 */
public record RunningInstance(String bootstrap, String registry, String api, String admin, long pid) {

    private static final String FILE = "instance.json";

    /**
     * The instance that runs on a data directory; empty if there is none, or only the record of a process that is gone.
     *
     * @throws UncheckedIOException naming the record, if it cannot be read
     */
    public static Optional<RunningInstance> find(Path data) {
        Path file = data.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            RunningInstance instance = new ObjectMapper().readValue(file.toFile(), RunningInstance.class);
            return Optional.of(instance).filter(RunningInstance::isAlive);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " is not the record of a running instance", e);
        }
    }

    private boolean isAlive() {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
}
