package io.cxpulse.app;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes down where an embedded instance can be reached, while it runs, for other commands to find it. */
final class InstanceFile implements AutoCloseable {

    private final Path file;

    private InstanceFile(Path file) {
        this.file = file;
    }

    /** Written whole or not at all: a reader never sees half a file. */
    static InstanceFile write(Path directory, RunningInstance instance) throws IOException {
        Path file = directory.resolve(RunningInstance.FILE);
        Path draft = directory.resolve(RunningInstance.FILE + ".draft");
        Files.write(draft, JsonMapper.builder().build().writeValueAsBytes(instance));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return new InstanceFile(file);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
