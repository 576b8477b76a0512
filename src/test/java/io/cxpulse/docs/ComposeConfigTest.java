package io.cxpulse.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What docker-compose itself says of docker-compose.yml; it needs no Docker for that. */
class ComposeConfigTest {

    private static final String PROGRAM = "docker-compose";
    private static final String PASSWORD = "CX_GRAFANA_PASSWORD";

    private record Result(int exitCode, String out) {}

    @BeforeAll
    static void needProgram() {
        assumeTrue(
                Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, PROGRAM))),
                "no " + PROGRAM + " on the PATH");
    }

    @Test
    void shouldBeAcceptedWhenPasswordIsSet() throws Exception {
        assertThat(config(Map.of(PASSWORD, "пароль é 😀"), "config", "-q")).isEqualTo(new Result(0, ""));
    }

    @Test
    void shouldBelongToProfileWhenServiceIsForDemonstrationOnly() throws Exception {
        String resolved = config(Map.of(PASSWORD, "é"), "config").out();

        assertThat(resolved.substring(resolved.indexOf("\n  demo:\n"))).contains("    profiles:\n    - demo\n");
        assertThat(resolved.indexOf("profiles:")).isEqualTo(resolved.lastIndexOf("profiles:"));
    }

    @Test
    void shouldSayWhichVariableIsMissingWhenThereIsNoPassword() throws Exception {
        for (Map<String, String> environment : List.of(Map.<String, String>of(), Map.of(PASSWORD, ""))) {
            Result refused = config(environment, "config", "-q");

            assertThat(refused.exitCode()).isNotZero();
            assertThat(refused.out()).contains(PASSWORD, "set it to the password");
        }
    }

    @Test
    void shouldTakeOtherRulesWhenTheyAreNamed() throws Exception {
        Map<String, String> environment = Map.of(PASSWORD, "é", "CX_RULES", "alerts-demo.yaml");

        assertThat(config(environment, "config").out()).contains("- /etc/cx-pulse/alerts-demo.yaml\n");
    }

    private static Result config(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = Stream.concat(
                        Stream.of(
                                PROGRAM, "-f", ProjectFiles.of(ComposeFile.NAME).toString()),
                        Stream.of(arguments))
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("CX_") || name.startsWith("COMPOSE_"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), out);
    }
}
