package io.cxpulse.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher on a system that has a shell and, at first, nothing else; java and mvn are small scripts. */
class LauncherTest {

    private static final String SHELL = "/bin/sh";
    private static final String SYSTEM_PATH = "/usr/bin:/bin";

    @TempDir
    private Path temp;

    private Path home;

    private record Result(int exitCode, String out, String err) {}

    @BeforeAll
    static void needShell() {
        assumeTrue(Files.isExecutable(Path.of(SHELL)), "no " + SHELL + " on this system");
    }

    @BeforeEach
    void copyLauncher() throws IOException {
        home = Files.createDirectories(temp.resolve("проект é 😀"));
        Files.copy(ProjectFiles.of("pulse"), home.resolve("pulse"));
        for (String source : List.of("src/main", "schemas", "topology", "target")) {
            Files.createDirectories(home.resolve(source));
        }
        Files.writeString(home.resolve("pom.xml"), "<project/>");
    }

    @Test
    void shouldBeValidShellWhenParsed() throws Exception {
        assertThat(ProjectFiles.of("pulse")).isExecutable();
        assertThat(run(SYSTEM_PATH, Map.of(), "-n", "pulse")).isEqualTo(new Result(0, "", ""));
    }

    @Test
    void shouldSaySoInOneLineWhenThereIsNoJava() throws Exception {
        Result result = run("/nonexistent", Map.of(), "./pulse", "up");

        assertThat(result)
                .isEqualTo(new Result(
                        1, "", "pulse: needs a JDK, 17 or newer, at JAVA_HOME or on the PATH: none found\n"));
    }

    @Test
    void shouldNameVersionWhenJavaIsOlder() throws Exception {
        Path old = javaHome("old", "1.8");

        Result result = run("/nonexistent", Map.of("JAVA_HOME", old.toString()), "./pulse", "up");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .endsWith(": " + old + "/bin/java is version 8\n")
                .hasLineCount(1);
    }

    @Test
    void shouldTakeJavaOfPathWhenJavaHomeIsOlder() throws Exception {
        Path old = javaHome("old", "11");
        Path good = javaHome("good", "17");
        Files.writeString(home.resolve("target/cx-pulse.jar"), "jar");

        Result result = run(
                good.resolve("bin") + ":" + SYSTEM_PATH,
                Map.of("JAVA_HOME", old.toString()),
                "./pulse",
                "query",
                "два слова");

        assertThat(result.err()).isEmpty();
        assertThat(result.out()).contains("good").endsWith("[query][два слова]\n");
    }

    @Test
    void shouldFindItsHomeWhenStartedThroughLinks() throws Exception {
        Path java = javaHome("good", "25");
        Files.writeString(home.resolve("target/cx-pulse.jar"), "jar");
        Files.createSymbolicLink(temp.resolve("inner"), home.resolve("pulse"));
        Path outer = Files.createSymbolicLink(temp.resolve("outer"), Path.of("inner"));

        Result result = run(SYSTEM_PATH, Map.of("JAVA_HOME", java.toString()), outer.toString());

        assertThat(result.out()).contains("[-Dpulse.home=" + home.toRealPath() + "]");
    }

    @Test
    void shouldPutOptionsOfUserLastWhenGiven() throws Exception {
        Path java = javaHome("good", "17");
        Files.writeString(home.resolve("target/cx-pulse.jar"), "jar");

        Result result = run(
                SYSTEM_PATH, Map.of("JAVA_HOME", java.toString(), "PULSE_JAVA_OPTS", "-Xmx2g -Dx=*"), "./pulse", "up");

        assertThat(result.out()).containsSubsequence("[-Xmx1g]", "[-Xmx2g]", "[-Dx=*]", "[-jar]");
    }

    @Test
    void shouldSaySoInOneLineWhenMavenIsMissing() throws Exception {
        Path java = javaHome("good", "17");

        Result result = run("/nonexistent", Map.of("JAVA_HOME", java.toString()), "./pulse", "up");

        assertThat(result).isEqualTo(new Result(1, "", "pulse: needs Maven (mvn on the PATH) to build itself\n"));
    }

    @Test
    void shouldBuildOnceWhenSeveralStartTogether() throws Exception {
        Map<String, String> environment =
                Map.of("JAVA_HOME", javaHome("good", "17").toString());
        String path = maven("echo run >>runs; sleep 1; echo jar >target/cx-pulse.jar") + ":" + SYSTEM_PATH;

        List<Process> starts = Stream.of("1", "2", "3")
                .map(name -> start(path, environment, "./pulse", name))
                .toList();
        for (Process start : starts) {
            assertThat(await(start).exitCode()).isZero();
        }

        assertThat(home.resolve("runs")).hasContent("run");
        assertThat(home.resolve("target/.pulse-build.lock")).doesNotExist();
    }

    @Test
    void shouldTakeOverLockWhenItsHolderIsGone() throws Exception {
        Process gone = start(SYSTEM_PATH, Map.of(), "-c", ":");
        assertThat(gone.waitFor()).isZero();
        Path lock = Files.createDirectories(home.resolve("target/.pulse-build.lock"));
        Files.createFile(lock.resolve(Long.toString(gone.pid())));
        String path = maven("echo jar >target/cx-pulse.jar") + ":" + SYSTEM_PATH;

        Result result = run(path, Map.of("JAVA_HOME", javaHome("good", "17").toString()), "./pulse");

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).startsWith("pulse: building").hasLineCount(1);
        assertThat(lock).doesNotExist();
    }

    @Test
    void shouldShowEndOfLogWhenBuildFails() throws Exception {
        String path = maven("echo 'ошибка é'; exit 1") + ":" + SYSTEM_PATH;

        Result result = run(path, Map.of("JAVA_HOME", javaHome("good", "17").toString()), "./pulse", "up");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("\nошибка é\n").endsWith("/target/build.log\n");
        assertThat(home.resolve("target/.pulse-build.lock")).doesNotExist();
    }

    /** A java that answers like the given version, and otherwise prints its arguments. */
    private Path javaHome(String name, String version) throws IOException {
        Path javaHome = temp.resolve(name);
        script(javaHome.resolve("bin/javac"), "exit 1");
        script(
                javaHome.resolve("bin/java"),
                "if [ \"$1\" = -XshowSettings:properties ]; then\n"
                        + "  echo '    java.home = " + javaHome + "'\n"
                        + "  echo '    java.specification.version = " + version + "'\n"
                        + "else\n  printf '" + name + " '\n  printf '[%s]' \"$@\"\n  echo\nfi");
        return javaHome;
    }

    /** A folder with an mvn that does as told. */
    private Path maven(String body) throws IOException {
        Path bin = temp.resolve("maven");
        script(bin.resolve("mvn"), body);
        return bin;
    }

    private static void script(Path file, String body) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!" + SHELL + "\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Result run(String path, Map<String, String> environment, String... arguments) throws Exception {
        return await(start(path, environment, arguments));
    }

    private Process start(String path, Map<String, String> environment, String... arguments) {
        ProcessBuilder builder = new ProcessBuilder(
                        Stream.concat(Stream.of(SHELL), Stream.of(arguments)).toList())
                .directory(home.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", path);
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Result await(Process process) throws IOException, InterruptedException {
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), out, err);
    }
}
