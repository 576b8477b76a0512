package io.cxpulse.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The text of a definition file, wherever it is. */
final class DefinitionText {

    private DefinitionText() {}

    /** @throws InvalidDefinition if there is no such file, or no text in it */
    static String of(Path file) {
        String origin = file.toString();
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new InvalidDefinition(origin, new Problem("file", "not there", "accepted is a readable YAML file"));
        } catch (CharacterCodingException e) {
            throw new InvalidDefinition(
                    origin, new Problem("file", "bytes that are not UTF-8", "accepted is text in UTF-8"));
        } catch (IOException e) {
            throw new InvalidDefinition(
                    origin, new Problem("file", "not readable (" + e + ")", "accepted is a readable YAML file"));
        }
    }

    /** @param resource a file shipped with the product, on the class path */
    static String ofShipped(String resource) {
        try (InputStream stream = DefinitionText.class.getClassLoader().getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException(resource + " is missing from the class path");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read from the class path", e);
        }
    }
}
