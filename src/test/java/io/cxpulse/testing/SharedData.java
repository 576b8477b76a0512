package io.cxpulse.testing;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The real data sets, which are no part of the project: in the folder named by the system property {@code shared.data}
 * or the variable {@code SHARED_DATA}, else in {@code ../shared/data} beside the project.
 */
public final class SharedData {

    private SharedData() {}

    /** The file of this name; skips the calling test with a reason where it is missing. */
    public static Path file(String name) {
        Path file = folder().resolve(name);
        assumeThat(Files.isReadable(file))
                .as("the data set %s is not beside the project", name)
                .isTrue();
        return file;
    }

    /** The root of the project. */
    public static Path projectRoot() {
        return Path.of(System.getProperty("project.root", "."));
    }

    private static Path folder() {
        String named = System.getProperty("shared.data", System.getenv("SHARED_DATA"));
        return named == null ? projectRoot().resolve("../shared/data") : Path.of(named);
    }
}
