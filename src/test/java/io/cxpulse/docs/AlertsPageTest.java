package io.cxpulse.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cxpulse.alert.Alert;
import io.cxpulse.app.Pulse;
import io.cxpulse.serve.HttpAddress;
import io.cxpulse.serve.InMemoryAlertBoard;
import io.cxpulse.serve.InMemoryCaseArchive;
import io.cxpulse.serve.InMemorySeriesStore;
import io.cxpulse.serve.InMemorySources;
import io.cxpulse.serve.QueryApi;
import io.cxpulse.serve.Readiness;
import io.cxpulse.serve.SampleCatalogue;
import io.cxpulse.testing.SampleAlerts;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
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

    @Test
    void shouldShowWhatIsPrintedWhenAlertsAreSeen() throws Exception {
        Alert firing = SampleAlerts.firing("nps-by-touchpoint", "touchpoint:Büro");
        InMemoryAlertBoard board = new InMemoryAlertBoard().add(firing, SampleAlerts.firing("nps-total", ""));
        try (QueryApi api = new QueryApi(
                HttpAddress.loopback(0),
                SampleCatalogue.CATALOGUE,
                InMemorySources.of(new InMemorySeriesStore(), new InMemoryCaseArchive(), board),
                () -> Readiness.Status.READY,
                new SimpleMeterRegistry())) {
            String address = "http://127.0.0.1:" + api.port();
            String json = new JsonMapper()
                    .readTree(read(address + "/api/v1/alerts/" + firing.fingerprint()))
                    .toPrettyString();

            requireUpToDate(new GeneratedSection("table", "```text\n" + run("alerts", "--api", address) + "```\n"));
            requireUpToDate(new GeneratedSection("json", "```json\n" + json.replace("\r", "") + "\n```\n"));
        }
    }

    private static byte[] read(String url) throws IOException {
        try (InputStream answer = URI.create(url).toURL().openStream()) {
            return answer.readAllBytes();
        }
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
