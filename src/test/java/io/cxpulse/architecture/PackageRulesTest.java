package io.cxpulse.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which package may know which: code points from the edge to the centre, and stages never at each other. */
class PackageRulesTest {

    private static final List<String> DOMAIN = List.of("event", "cases", "metric", "alert");
    private static final List<String> STAGES = List.of("ingest", "track", "aggregate", "evaluate", "notify", "serve");

    /** What each package may use of ours, besides itself; {@code app} may use everything. */
    private static final Map<String, List<String>> ALLOWED = Map.ofEntries(
            Map.entry("schema", List.of()),
            Map.entry("event", List.of()),
            Map.entry("cases", List.of("event")),
            Map.entry("metric", List.of("event", "cases")),
            Map.entry("alert", List.of("event", "cases", "metric")),
            Map.entry("config", DOMAIN),
            Map.entry("scenario", with(DOMAIN, "config")),
            Map.entry("wire", with(DOMAIN, "schema")),
            Map.entry("ingest", with(DOMAIN, "wire")),
            Map.entry("track", with(DOMAIN, "wire")),
            Map.entry("aggregate", with(DOMAIN, "wire")),
            Map.entry("evaluate", with(DOMAIN, "wire")),
            Map.entry("notify", with(DOMAIN, "wire")),
            Map.entry("serve", with(DOMAIN, "wire")),
            Map.entry("pipeline", with(STAGES, "event", "cases", "metric", "alert", "wire")),
            Map.entry("embedded", List.of("wire")),
            Map.entry("simulate", with(DOMAIN, "wire", "ingest", "config")),
            Map.entry("verify", List.of("schema")));

    private static final JavaClasses PRODUCT =
            new ClassFileImporter().withImportOption(new ProductClasses()).importPackages(ProductClasses.ROOT);

    static Stream<String> shouldUseOnlyAllowedPackagesWhenCodeIsCompiled() {
        return ALLOWED.keySet().stream().sorted();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void shouldUseOnlyAllowedPackagesWhenCodeIsCompiled(String name) {
        List<String> allowed = new ArrayList<>(ALLOWED.get(name));
        allowed.add(name);
        DescribedPredicate<JavaClass> forbidden = resideInAnyPackage(ProductClasses.ROOT + "..")
                .and(resideOutsideOfPackages(packages(allowed)))
                .as("are of ours outside of %s", allowed);

        noClasses()
                .that()
                .resideInAPackage(packageOf(name))
                .should()
                .dependOnClassesThat(forbidden)
                .allowEmptyShould(true)
                .check(PRODUCT);
    }

    @Test
    void shouldBeListedWhenPackageExists() {
        List<String> known = new ArrayList<>(ALLOWED.keySet());
        known.add("app");

        classes().should().resideInAnyPackage(packages(known)).check(PRODUCT);
    }

    @Test
    void shouldUseNoFrameworkWhenDomain() {
        classes()
                .that()
                .resideInAnyPackage(packages(DOMAIN))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(packages(DOMAIN))
                        .or(resideInAnyPackage(
                                "java.lang..",
                                "java.math..",
                                "java.net",
                                "java.nio.charset..",
                                "java.security",
                                "java.time..",
                                "java.util..",
                                "org.jspecify.annotations..",
                                "org.apache.commons.statistics..")))
                .because("the domain knows neither Kafka nor Avro nor HTTP nor files")
                .check(PRODUCT);
    }

    @Test
    void shouldStayInWireAndVerifyWhenClassIsGeneratedFromSchema() {
        noClasses()
                .that()
                .resideOutsideOfPackages(packages(List.of("wire", "verify", "schema")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(packageOf("schema"))
                .because("everything else works with the domain's own types")
                .check(PRODUCT);
    }

    @Test
    void shouldUseOnlyTheDifferWhenReplayUsesIngest() {
        List<String> differ = List.of("StateDiffer", "StateComparison");
        DescribedPredicate<JavaClass> ofDiffer = DescribedPredicate.describe(
                "are the state differ",
                type -> type.getPackageName().equals(ProductClasses.ROOT + ".ingest")
                        && differ.contains(type.getSimpleName()));

        noClasses()
                .that()
                .resideInAPackage(packageOf("simulate"))
                .should()
                .dependOnClassesThat(resideInAnyPackage(packageOf("ingest")).and(DescribedPredicate.not(ofDiffer)))
                .because("a replay compares states as a polled source does, and takes no other part in the stage")
                .check(PRODUCT);
        classes()
                .that(ofDiffer)
                .should()
                .onlyDependOnClassesThat(ofDiffer.or(resideInAnyPackage(packages(DOMAIN)))
                        .or(resideInAnyPackage("java.lang..", "java.util..", "java.time..", "org.jspecify..")))
                .because("it knows neither Kafka nor Avro, wherever its states come from")
                .check(PRODUCT);
    }

    @Test
    void shouldHaveNoCyclesWhenPackagesUseEachOther() {
        slices().matching("io.cxpulse.(*)..").should().beFreeOfCycles().check(PRODUCT);
    }

    private static List<String> with(List<String> names, String... more) {
        return Stream.concat(names.stream(), Stream.of(more)).toList();
    }

    private static String[] packages(List<String> names) {
        return names.stream().map(PackageRulesTest::packageOf).toArray(String[]::new);
    }

    private static String packageOf(String name) {
        return ProductClasses.ROOT + "." + name + "..";
    }
}
