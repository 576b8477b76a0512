package io.cxpulse.config;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Files with one fault each, named after it; the first line of each holds the problem that must be reported. */
record FaultCorpus(String folder) {

    List<Path> files() throws IOException {
        Path corpus = Path.of(System.getProperty("project.root", "."), "src/test/resources/config", folder);
        try (Stream<Path> files = Files.list(corpus)) {
            return files.sorted().toList();
        }
    }

    static void assertReported(Path file, Consumer<Path> loader) throws IOException {
        String expected = Files.readAllLines(file).get(0).substring("# ".length());
        assertThatThrownBy(() -> loader.accept(file))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessage(file + ": " + expected);
    }
}
