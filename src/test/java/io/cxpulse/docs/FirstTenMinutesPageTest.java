package io.cxpulse.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.app.Pulse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The page of the first ten minutes can be followed: its rule is accepted, its commands are understood. */
class FirstTenMinutesPageTest {

    private static final String PAGE = "docs/first-ten-minutes.md";

    @TempDir
    private Path folder;

    @Test
    void shouldShowWhatIsPrintedWhenRuleIsChecked() throws IOException {
        Path file = Files.writeString(
                folder.resolve("правила é.yaml"), blocks("yaml").findFirst().orElseThrow());
        StringWriter out = new StringWriter();

        int exit = new CommandLine(new Pulse())
                .setOut(new PrintWriter(out, true))
                .execute("rules", "check", file.toString(), "--rate", "400");

        assertThat(exit).isZero();
        String printed =
                out.toString().replace(System.lineSeparator(), "\n").replace(file.toString(), "my-alerts.yaml");
        GeneratedSection section = new GeneratedSection("promise", "```text\n" + printed + "```\n");
        if (Boolean.getBoolean("regenerate")) {
            ProjectFiles.write(PAGE, section.writtenInto(ProjectFiles.read(PAGE)));
        }
        assertThat(section.in(ProjectFiles.read(PAGE)))
                .as("run 'mvn -q test -Dtest=FirstTenMinutesPageTest -Dregenerate=true' to regenerate")
                .isEqualTo(section.content());
    }

    @Test
    void shouldBeUnderstoodWhenCommandsAreTyped() {
        List<String> commands = Stream.of(PAGE, "README.md")
                .flatMap(page -> blocks(page, "sh"))
                .flatMap(String::lines)
                .filter(line -> line.startsWith("./pulse "))
                .map(line -> line.substring("./pulse ".length()))
                .toList();

        assertThat(commands).hasSizeGreaterThan(10).allSatisfy(command -> new CommandLine(new Pulse())
                .parseArgs(command.split(" +", -1)));
    }

    /** The shell of the reader writes the file, and the shipped mapping makes events of its lines. */
    @Test
    void shouldMakeEventsWhenLinesOfThePageAreWritten() throws Exception {
        String script = blocks("sh")
                .filter(block -> block.contains("seq 40"))
                .findFirst()
                .orElseThrow();
        String loop = script.substring(0, script.indexOf("./pulse"));
        Files.createDirectories(folder.resolve("target"));

        Process shell = new ProcessBuilder("/bin/sh", "-euc", loop)
                .directory(folder.toFile())
                .start();

        assertThat(shell.waitFor()).isZero();
        assertThat(Files.readAllLines(folder.resolve("target/my-answers.jsonl")))
                .hasSize(40)
                .allMatch(line -> line.contains("\"touchpoint\":\"Büro\"") && line.contains("\"type\":\"COMPLETED\""));
        assertThat(script).contains("--source surveys");
        assertThat(ProjectFiles.of("topology/sources/surveys.jslt")).exists();
    }

    @Test
    void shouldNameFilesThatExistWhenItLinks() {
        for (String page : List.of(PAGE, "docs/comparison.md")) {
            assertThat(Pattern.compile("\\]\\((?!http)([^)#]+)")
                            .matcher(ProjectFiles.read(page))
                            .results())
                    .as(page)
                    .isNotEmpty()
                    .allSatisfy(link -> assertThat(ProjectFiles.of("docs").resolve(link.group(1)))
                            .exists());
        }
    }

    @Test
    void shouldBeLinkedWhenReadmeIsRead() {
        assertThat(ProjectFiles.read("README.md")).contains("](" + PAGE + ")", "](docs/comparison.md)");
    }

    private static Stream<String> blocks(String language) {
        return blocks(PAGE, language);
    }

    private static Stream<String> blocks(String page, String language) {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(ProjectFiles.read(page))
                .results()
                .map(block -> block.group(1));
    }
}
