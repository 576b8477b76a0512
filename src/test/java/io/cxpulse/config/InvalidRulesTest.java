package io.cxpulse.config;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file of the corpus has the one fault it is named after; its first line holds the problem expected. */
class InvalidRulesTest {

    private static final Path CORPUS =
            Path.of(System.getProperty("project.root", "."), "src/test/resources/config/invalid-rules");

    private final RuleLoader loader = new RuleLoader(WatchableMetrics.CATALOGUE);

    @ParameterizedTest
    @MethodSource
    void shouldReportExactlyTheFaultWhenFileHasOne(Path file) throws IOException {
        String expected = Files.readAllLines(file).get(0).substring("# ".length());

        assertThatThrownBy(() -> loader.load(file))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessage(file + ": " + expected);
    }

    static List<Path> shouldReportExactlyTheFaultWhenFileHasOne() throws IOException {
        try (Stream<Path> files = Files.list(CORPUS)) {
            return files.sorted().toList();
        }
    }
}
