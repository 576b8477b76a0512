package io.cxpulse.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.app.Pulse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The page about alerts shows what the program prints of its example and of the shipped rules. */
class AlertsPageTest {

    private static final String PAGE = "docs/alerts.md";

    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @Test
    void shouldShowWhatIsPrintedWhenExampleIsChecked() throws IOException {
        Matcher example = YAML.matcher(ProjectFiles.read(PAGE));
        assertThat(example.find()).isTrue();
        Path file = Files.writeString(folder.resolve("правила.yaml"), example.group(1));

        String printed =
                run("rules", "check", file.toString(), "--rate", "50").replace(file.toString(), "my-alerts.yaml");

        requireUpToDate(new GeneratedSection("example", "```text\n" + printed + "```\n"));
    }

    @Test
    void shouldListRulesWhenTheyAreShipped() {
        requireUpToDate(new GeneratedSection("rules", RuleTable.render(run("rules", "check", "--json"))));
    }

    private static void requireUpToDate(GeneratedSection section) {
        if (Boolean.getBoolean("regenerate")) {
            ProjectFiles.write(PAGE, section.writtenInto(ProjectFiles.read(PAGE)));
        }
        assertThat(section.in(ProjectFiles.read(PAGE)))
                .as("run 'mvn -q test -Dtest=AlertsPageTest -Dregenerate=true' to regenerate")
                .isEqualTo(section.content());
    }

    private static String run(String... arguments) {
        StringWriter out = new StringWriter();
        int exit =
                new CommandLine(new Pulse()).setOut(new PrintWriter(out, true)).execute(arguments);
        assertThat(exit).isZero();
        return out.toString().replace(System.lineSeparator(), "\n");
    }
}
