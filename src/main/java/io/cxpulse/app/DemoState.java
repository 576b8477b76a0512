package io.cxpulse.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Whether a data directory may be played into. Events that are made up never mix with those of somebody else. */
enum DemoState {
    /** Nothing was ever kept there. */
    NEW,
    /** A simulated company was played there before. */
    PLAYED,
    /** There is something else, or nothing may be played. */
    NONE;

    private static final String MARKER = "demo";

    /** What is in a new directory as soon as it is taken. */
    private static final List<String> IGNORED = List.of("pulse.lock");

    /** @throws UserError if the directory cannot be read */
    static DemoState of(Path directory) {
        if (Files.exists(directory.resolve(MARKER))) {
            return PLAYED;
        }
        if (!Files.isDirectory(directory)) {
            return NEW;
        }
        try (Stream<Path> content = Files.list(directory)) {
            return content.allMatch(file -> IGNORED.contains(file.getFileName().toString())) ? NEW : NONE;
        } catch (IOException e) {
            throw new UserError("the data directory " + directory + " cannot be read: " + e, e);
        }
    }

    boolean isPlayed() {
        return this != NONE;
    }

    /** From now on the directory is one for demonstrations. */
    void mark(Path directory) throws IOException {
        if (this == NEW) {
            Files.writeString(directory.resolve(MARKER), "The events in this directory are simulated.\n");
        }
    }
}
