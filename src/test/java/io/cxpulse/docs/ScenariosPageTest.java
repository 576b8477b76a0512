package io.cxpulse.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.alert.AlertPhase;
import io.cxpulse.alert.AlertReason;
import io.cxpulse.app.Pulse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The page about scenarios shows what the program prints of its example, and knows every phase and reason that is told. */
class ScenariosPageTest {

    private static final String PAGE = "docs/scenarios.md";

    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @Test
    void shouldShowWhatIsPrintedWhenExampleIsPlayed() throws IOException {
        Matcher example = YAML.matcher(ProjectFiles.read(PAGE));
        assertThat(example.find()).isTrue();
        Path file = Files.writeString(folder.resolve("история.yaml"), example.group(1));
        StringWriter out = new StringWriter();

        int exit = new CommandLine(new Pulse())
                .setOut(new PrintWriter(out, true))
                .execute("rules", "test", file.toString());

        assertThat(exit).isEqualTo(1);
        String printed =
                out.toString().replace(System.lineSeparator(), "\n").replace(file.toString(), "my-scenario.yaml");
        GeneratedSection section = new GeneratedSection("example", "```text\n" + printed + "```\n");
        if (Boolean.getBoolean("regenerate")) {
            ProjectFiles.write(PAGE, section.writtenInto(ProjectFiles.read(PAGE)));
        }
        assertThat(section.in(ProjectFiles.read(PAGE)))
                .as("run 'mvn -q test -Dtest=ScenariosPageTest -Dregenerate=true' to regenerate")
                .isEqualTo(section.content());
    }

    @Test
    void shouldNamePhasesAndReasonsWhenTheyExist() {
        assertThat(named("(?m)^\\| `([a-z_]+)` \\| (?:back )?to "))
                .containsExactlyElementsOf(labels(AlertReason.values(), AlertReason::isTold));
        assertThat(named("(?m)^Phases are (.*)\\. The reasons:$").flatMap(ScenariosPageTest::quoted))
                .containsExactlyElementsOf(labels(AlertPhase.values(), AlertPhase::isTold));
    }

    private static Stream<String> named(String pattern) {
        return Pattern.compile(pattern)
                .matcher(ProjectFiles.read(PAGE))
                .results()
                .map(match -> match.group(1));
    }

    private static Stream<String> quoted(String text) {
        return Pattern.compile("`([a-z]+)`").matcher(text).results().map(match -> match.group(1));
    }

    private static <E extends Enum<E>> Iterable<String> labels(E[] values, Predicate<E> isTold) {
        return Arrays.stream(values)
                .filter(isTold)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
