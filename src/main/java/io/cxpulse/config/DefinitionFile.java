package io.cxpulse.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The text of a definition file, of a deployment or shipped with the product. */
final class DefinitionFile {

    private DefinitionFile() {}

    /** @throws InvalidDefinition with what keeps the file from being read */
    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw unreadable(file, "not there", "accepted is a readable YAML file");
        } catch (CharacterCodingException e) {
            throw unreadable(file, "bytes that are not UTF-8", "accepted is text in UTF-8");
        } catch (IOException e) {
            throw unreadable(file, "not readable (" + e + ")", "accepted is a readable YAML file");
        }
    }

    /** @param name on the class path */
    static String readShipped(String name) {
        try (InputStream stream = DefinitionFile.class.getClassLoader().getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is missing from the class path");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read from the class path", e);
        }
    }

    private static InvalidDefinition unreadable(Path file, String found, String accepted) {
        return new InvalidDefinition(file.toString(), new Problem("file", found, accepted));
    }
}
