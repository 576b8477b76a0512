package io.cxpulse.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class VerifyCommandTest {

    private static final String DEFINITIONS = """
            windows: {день: {calendar: day}}
            groupings: [[]]
            metrics: [{id: contacts, version: 1, kind: count, from: interactions}]
            """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path metrics;

    @BeforeEach
    void define() throws IOException {
        metrics = Files.writeString(folder.resolve("métriques.yaml"), DEFINITIONS);
    }

    @Test
    void shouldFailInOneLineWhenNoInstanceRuns() {
        assertThat(verify("--data", folder.toString())).isEqualTo(1);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("pulse verify: no embedded instance runs on " + folder);
    }

    @Test
    void shouldFailInOneLineWhenKafkaDoesNotAnswer() throws IOException {
        Files.writeString(
                folder.resolve("instance.json"),
                "{\"bootstrap\":\"127.0.0.1:1\",\"registry\":\"http://127.0.0.1:1\",\"api\":\"http://127.0.0.1:1\"}");

        assertThat(verify(
                        "--data",
                        folder.toString(),
                        "--kafka",
                        "default.api.timeout.ms=500",
                        "--kafka",
                        "request.timeout.ms=500"))
                .isEqualTo(1);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("pulse verify: Kafka at 127.0.0.1:1: ");
    }

    @Test
    void shouldCallItUsageWhenOnlyOneAddressIsGiven() {
        assertThat(verify("--bootstrap", "127.0.0.1:1")).isEqualTo(2);
        assertThat(err.toString()).contains("--bootstrap and --registry belong together");
    }

    @Test
    void shouldCallItUsageWhenDefinitionsCannotBeRead() throws IOException {
        Files.writeString(metrics, "metrics: []");

        assertThat(verify("--data", folder.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("métriques.yaml cannot be read: no metrics or no windows are defined");
    }

    private int verify(String... arguments) {
        CommandLine command = new CommandLine(new VerifyCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--metrics";
        all[arguments.length + 1] = metrics.toString();
        return command.execute(all);
    }
}
