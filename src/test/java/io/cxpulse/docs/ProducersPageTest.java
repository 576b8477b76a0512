package io.cxpulse.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page for producers shows the very files that the tests run. */
class ProducersPageTest {

    private static final String PAGE = "docs/producers.md";
    private static final String LOCK_FILE = "examples/javascript/package-lock.json";

    static List<GeneratedSection> sections() {
        return List.of(
                section("shell/produce.sh", "sh"),
                section("javascript/produce.mjs", "js"),
                section("java/Produce.java", "java"));
    }

    private static GeneratedSection section(String file, String language) {
        String code = ProjectFiles.read("examples/" + file);
        return new GeneratedSection(file.substring(file.indexOf('/') + 1), "```" + language + "\n" + code + "```\n");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sections")
    void shouldShowTheFileWhenAnExampleIsRun(GeneratedSection section) {
        if (Boolean.getBoolean("regenerate")) {
            ProjectFiles.write(PAGE, section.writtenInto(ProjectFiles.read(PAGE)));
        }

        assertThat(section.in(ProjectFiles.read(PAGE)))
                .as(
                        "example '%s'; run 'mvn -q test -Dtest=ProducersPageTest -Dregenerate=true' to regenerate",
                        section.name())
                .isEqualTo(section.content())
                .contains("клиент-7");
    }

    @Test
    void shouldBeLinkedWhenReadmeIsRead() {
        assertThat(ProjectFiles.read("README.md")).contains("](" + PAGE + ")");
    }

    @Test
    void shouldBeRunnableWhenAnExampleIsAScript() {
        assertThat(ProjectFiles.of("examples/shell/produce.sh")).isExecutable();
    }

    @Test
    void shouldNameNoRegistryWhenVersionsOfPackagesAreLocked() {
        Pattern address = Pattern.compile("\"resolved\"\\s*:");

        assertThat(ProjectFiles.read(LOCK_FILE)).contains("\"integrity\"").doesNotContainPattern(address);
    }
}
