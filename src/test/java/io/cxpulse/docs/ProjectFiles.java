package io.cxpulse.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of the project, wherever the tests are started from. */
final class ProjectFiles {

    static final Path ROOT = Path.of(System.getProperty("project.root", ".")).toAbsolutePath();

    private ProjectFiles() {}

    static Path of(String name) {
        return ROOT.resolve(name);
    }

    static String read(String name) {
        try {
            return Files.readString(of(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(String name, String text) {
        try {
            Files.writeString(of(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
