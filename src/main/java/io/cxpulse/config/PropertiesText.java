package io.cxpulse.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Reads a properties file in UTF-8, in which no key stands twice. */
final class PropertiesText {

    private PropertiesText() {}

    /** The properties; empty where the file cannot be read, which is noted as a problem. */
    static Map<String, String> read(Path file, List<Problem> problems) {
        List<String> twice = new ArrayList<>();
        try (Reader reader = Files.newBufferedReader(file)) {
            Map<String, String> properties = parse(reader, twice);
            twice.forEach(
                    key -> problems.add(new Problem(key + " (file " + file + ")", "stands twice", "once is accepted")));
            return properties;
        } catch (NoSuchFileException e) {
            problems.add(new Problem("file " + file, "not there", "accepted is a readable properties file"));
        } catch (IOException | IllegalArgumentException e) {
            problems.add(new Problem(
                    "file " + file, "not readable (" + e.getMessage() + ")", "accepted are properties in UTF-8"));
        }
        return Map.of();
    }

    private static Map<String, String> parse(Reader reader, List<String> twice) throws IOException {
        Map<String, String> texts = new HashMap<>();
        Properties properties = new Properties() {
            private static final long serialVersionUID = 1;

            // Called for each line of the file.
            @Override
            public synchronized Object put(Object key, Object value) {
                if (texts.put((String) key, (String) value) != null) {
                    twice.add((String) key);
                }
                return super.put(key, value);
            }
        };
        properties.load(reader);
        return texts;
    }
}
