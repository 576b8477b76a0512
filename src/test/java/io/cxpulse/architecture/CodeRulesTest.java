package io.cxpulse.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.cxpulse.wire.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What no code of the product may do, wherever it is. */
class CodeRulesTest {

    private static final Path SOURCES = Path.of(System.getProperty("project.root", "."), "src/main/java");

    private static final Set<String> CLOCKS =
            Set.of("java.lang.System.currentTimeMillis", "java.lang.System.nanoTime", "java.time.InstantSource.system");

    private static final Pattern FORBIDDEN_NAME =
            Pattern.compile(".*(Utils?|Helper|Manager|Impl|Common|Base|Data|Info|Constants)");

    private static final JavaClasses PRODUCT =
            new ClassFileImporter().withImportOption(new ProductClasses()).importPackages(ProductClasses.ROOT);

    @Test
    void shouldBeGivenAClockWhenOutsideTheEdge() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "io.cxpulse.app..", "io.cxpulse.embedded..", "io.cxpulse.simulate..", "io.cxpulse.schema..")
                .should(access("read the wall clock", CodeRulesTest::isWallClock))
                .because("time is an argument: a replay must give the same numbers")
                .check(PRODUCT);
    }

    @Test
    void shouldNameTheCharsetWhenTextBecomesBytes() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.cxpulse.schema..")
                .should(access("use the default charset", CodeRulesTest::isDefaultCharset))
                .because("it differs between machines")
                .check(PRODUCT);
    }

    @Test
    void shouldSayWhatItIsWhenTypeIsNamed() {
        assertThat(PRODUCT).allSatisfy(type -> assertThat(type.getSimpleName()).doesNotMatch(FORBIDDEN_NAME));
    }

    @Test
    void shouldTakeTopicNamesFromWireWhenCodeNeedsOne() throws IOException {
        List<String> literals = Arrays.stream(Topics.values())
                .map(topic -> '"' + topic.topic() + '"')
                .toList();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            assertThat(files.filter(Files::isRegularFile).filter(file -> mayNotNameTopics(file)))
                    .allSatisfy(
                            file -> assertThat(Files.readString(file)).doesNotContain(literals.toArray(String[]::new)));
        }
    }

    // The judge shares no code with what it judges, so it has names of its own.
    private static boolean mayNotNameTopics(Path file) {
        Path product = SOURCES.resolve("io/cxpulse");
        return !file.startsWith(product.resolve("wire")) && !file.startsWith(product.resolve("verify"));
    }

    private static boolean isWallClock(CodeUnitAccessTarget target) {
        String owner = target.getOwner().getName();
        boolean noArguments = target.getRawParameterTypes().isEmpty();
        return CLOCKS.contains(owner + "." + target.getName())
                || (owner.equals("java.time.Clock") && target.getName().startsWith("system"))
                || (owner.startsWith("java.time.") && target.getName().equals("now") && !takesClock(target))
                || (owner.equals("java.util.Date") && target.getName().equals("<init>") && noArguments);
    }

    private static boolean takesClock(CodeUnitAccessTarget target) {
        return target.getRawParameterTypes().stream()
                .anyMatch(type -> type.getName().equals("java.time.Clock"));
    }

    private static boolean isDefaultCharset(CodeUnitAccessTarget target) {
        String owner = target.getOwner().getName();
        List<String> parameters =
                target.getRawParameterTypes().stream().map(JavaClass::getName).toList();
        return (owner.equals("java.lang.String") && target.getName().equals("getBytes") && parameters.isEmpty())
                || (owner.equals("java.lang.String")
                        && target.getName().equals("<init>")
                        && parameters.equals(List.of("[B")))
                || (Set.of("java.io.InputStreamReader", "java.io.OutputStreamWriter")
                                .contains(owner)
                        && target.getName().equals("<init>")
                        && parameters.size() == 1)
                || (Set.of("java.io.FileReader", "java.io.FileWriter").contains(owner)
                        && target.getName().equals("<init>")
                        && !parameters.contains("java.nio.charset.Charset"))
                || (owner.equals("java.nio.charset.Charset") && target.getName().equals("defaultCharset"));
    }

    private static ArchCondition<JavaClass> access(String what, Predicate<CodeUnitAccessTarget> predicate) {
        return new ArchCondition<>(what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaCodeUnitAccess<?> access : type.getCodeUnitAccessesFromSelf()) {
                    if (predicate.test(access.getTarget())) {
                        events.add(SimpleConditionEvent.satisfied(access, access.getDescription()));
                    }
                }
            }
        };
    }
}
