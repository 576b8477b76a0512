package io.cxpulse.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A committed file that the build could write itself; a test compares it, or rewrites it when asked to. */
public final class GeneratedFile {

    private static final String REGENERATE = "regenerate";

    private GeneratedFile() {}

    /** Root of the project. */
    public static Path root() {
        return Path.of(System.getProperty("project.root", "."));
    }

    /** Fails unless the file holds {@code expected}; rewrites it with {@code -Dregenerate=true}. */
    public static void compare(String path, String expected) throws IOException {
        Path file = root().resolve(path);
        if (Boolean.getBoolean(REGENERATE)) {
            Files.writeString(file, expected);
        }
        assertThat(file)
                .as("%s is generated; if the change is meant, run: mvn test -Dregenerate=true", path)
                .content()
                .isEqualTo(expected);
    }
}
