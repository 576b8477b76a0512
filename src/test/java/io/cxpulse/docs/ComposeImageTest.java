package io.cxpulse.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cxpulse.config.Setting;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Dockerfile and .dockerignore fit the project, the build and the launcher. */
class ComposeImageTest {

    private static final List<Instruction> DOCKERFILE = Pattern.compile("(?m)^(?!#)([A-Z]+) +(.+)$")
            .matcher(ProjectFiles.read("Dockerfile").replace("\\\n", " "))
            .results()
            .map(line -> new Instruction(line.group(1), line.group(2).strip()))
            .toList();

    private static final String POM = ProjectFiles.read("pom.xml");

    private record Instruction(String name, String arguments) {

        boolean is(String wanted) {
            return name.equals(wanted);
        }

        /** Of the exec form: no shell stands between. */
        List<String> words() {
            try {
                return List.of(new JsonMapper().readValue(arguments, String[].class));
            } catch (JsonProcessingException e) {
                throw new AssertionError(name + " " + arguments + " is not in the exec form", e);
            }
        }
    }

    @Test
    void shouldFindEverySourceWhenContextIsSent() {
        List<String> ignored = ProjectFiles.read(".dockerignore")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();

        assertThat(copiedFromProject()).contains("pom.xml", ".mvn", "src/main").allSatisfy(source -> {
            assertThat(ProjectFiles.of(source)).exists();
            assertThat(isSent(ignored, source)).as("%s is sent", source).isTrue();
        });
        assertThat(Stream.of("target", "data", ".git", "src/test", "docs"))
                .noneMatch(source -> isSent(ignored, source));
    }

    @Test
    void shouldCopyWhatTheBuildReadsWhenItRunsInTheImage() {
        Stream<String> resources = Pattern.compile(
                        "<(?:directory|sourceDirectory)>(?:\\$\\{project.basedir}/)?([a-z/]+)<")
                .matcher(POM)
                .results()
                .map(found -> found.group(1));

        assertThat(resources).contains("schemas", "topology").allMatch(folder -> copiedFromProject()
                .anyMatch(copied -> Path.of(folder).startsWith(copied)));
    }

    @Test
    void shouldNameExecutionsOfTheBuildWhenLibrariesAreFetched() {
        List<String> goals = DOCKERFILE.stream()
                .filter(instruction ->
                        instruction.is("RUN") && instruction.arguments().startsWith("["))
                .flatMap(instruction -> instruction.words().stream())
                .filter(word -> word.contains("@"))
                .toList();

        assertThat(goals).hasSize(2).allSatisfy(goal -> assertThat(POM)
                .containsPattern(
                        "<id>" + goal.substring(goal.indexOf('@') + 1) + "</id>\\s*(<!--.*-->)?\\s*<goals>\\s*<goal>"
                                + goal.substring(goal.indexOf(':') + 1, goal.indexOf('@')) + "<"));
    }

    @Test
    void shouldBuildAsTheLauncherDoesWhenItRunsInTheImage() {
        String launcher = ProjectFiles.read("pulse");

        assertThat(single("RUN", "package").words())
                .containsAll(Pattern.compile("-D(?:skipTests|maven|spotless|enforcer)\\S*")
                        .matcher(launcher)
                        .results()
                        .map(option -> option.group())
                        .toList());
    }

    /** The jar names its libraries by the manifest that Maven writes. */
    @Test
    void shouldFindJarAndLibrariesWhenItStarts() {
        String jar = "/build/target/" + between("<finalName>") + ".jar";
        List<String> entryPoint = single("ENTRYPOINT", "java").words();
        String home = single("WORKDIR", "/opt").arguments();

        assertThat(single("COPY", jar).arguments()).isEqualTo("--from=build " + jar + " cx-pulse.jar");
        assertThat(single("COPY", "target/lib").arguments())
                .isEqualTo("--from=build /build/target/lib "
                        + between("<classpathPrefix>").replace("/", ""));
        assertThat(POM).contains("<outputDirectory>${project.build.directory}/lib</outputDirectory>");
        assertThat(entryPoint).first().isEqualTo("java");
        assertThat(entryPoint).endsWith("-jar", home + "/cx-pulse.jar");
        assertThat(single("CMD", "").words()).containsExactly("--help");
    }

    @Test
    void shouldTakeOptionsOfTheLauncherWhenItStarts() {
        List<String> wanted = Pattern.compile("(?m)^options=[\"'](?:\\$options )?(.*)[\"']$")
                .matcher(ProjectFiles.read("pulse"))
                .results()
                .flatMap(line -> Arrays.stream(line.group(1).split(" ", -1)))
                // Names of before JDK 19.
                .filter(option -> !option.startsWith("-Dsun."))
                .toList();

        assertThat(wanted).hasSizeGreaterThan(4);
        assertThat(single("ENTRYPOINT", "java").words()).containsAll(wanted);
    }

    @Test
    void shouldStartWhenOptionsAreGivenToJava() throws Exception {
        List<String> options = single("ENTRYPOINT", "java").words();
        List<String> command = Stream.concat(
                        Stream.of(Path.of(System.getProperty("java.home"), "bin", "java")
                                .toString()),
                        Stream.concat(
                                options.subList(1, options.indexOf("-jar")).stream()
                                        .filter(option -> !option.startsWith("@")),
                                Stream.of("-version")))
                .toList();

        Process java = new ProcessBuilder(command).redirectErrorStream(true).start();
        String out = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(java.waitFor()).as(out).isZero();
    }

    @Test
    void shouldRunAsNobodyInParticularWhenItStarts() {
        String user = single("USER", "").arguments();
        String volume = single("VOLUME", "").words().get(0);

        assertThat(user).isNotIn("root", "0");
        assertThat(single("RUN", "useradd").arguments())
                .contains("--uid 10001", "install -d -o " + user + " -g " + user + " -m 0750 " + volume);
        assertThat(single("ENV", "").arguments()).contains(Setting.STATE_DIR.variable() + "=" + volume + "/");
        assertThat(ComposeFile.read().service("app").mounts())
                .anyMatch(mount -> !mount.isBind() && mount.target().equals(volume));
    }

    @Test
    void shouldBeTheSameTomorrowWhenItIsBuilt() {
        assertThat(DOCKERFILE.stream().filter(instruction -> instruction.is("FROM")))
                .hasSize(2)
                .allMatch(from -> from.arguments().matches("[a-z-]+:\\d+\\.\\d+\\.\\d+[a-z0-9_.-]*( AS [a-z]+)?"));
    }

    @Test
    void shouldSendWhatTheLastPatternAllowsWhenSeveralFit() {
        List<String> patterns = List.of("*", "!проект é", "проект é/😀", "!src/main");

        assertThat(isSent(patterns, "проект é/файл")).isTrue();
        assertThat(isSent(patterns, "проект é/😀")).isFalse();
        assertThat(isSent(patterns, "src/main/java")).isTrue();
        assertThat(isSent(patterns, "src/test")).isFalse();
    }

    private static Stream<String> copiedFromProject() {
        return DOCKERFILE.stream()
                .filter(instruction ->
                        instruction.is("COPY") && !instruction.arguments().startsWith("--from"))
                .map(instruction -> instruction.arguments().split(" +", -1))
                .flatMap(words -> Arrays.stream(words).limit(words.length - 1L));
    }

    private static Instruction single(String name, String part) {
        List<Instruction> found = DOCKERFILE.stream()
                .filter(instruction ->
                        instruction.is(name) && instruction.arguments().contains(part))
                .toList();
        assertThat(found).as(name + " with " + part).isNotEmpty();
        // A stage may repeat an instruction; the image has the last one.
        return found.get(found.size() - 1);
    }

    /** As Docker decides it: a pattern fits a file and what is below it, and the last one that fits counts. */
    private static boolean isSent(List<String> patterns, String file) {
        boolean sent = true;
        for (String pattern : patterns) {
            boolean allows = pattern.startsWith("!");
            if (fits(allows ? pattern.substring(1) : pattern, Path.of(file))) {
                sent = allows;
            }
        }
        return sent;
    }

    private static boolean fits(String pattern, Path file) {
        for (Path part = file; part != null; part = part.getParent()) {
            if (FileSystems.getDefault().getPathMatcher("glob:" + pattern).matches(part)) {
                return true;
            }
        }
        return false;
    }

    private static String between(String element) {
        int start = POM.indexOf(element) + element.length();
        return POM.substring(start, POM.indexOf('<', start));
    }
}
