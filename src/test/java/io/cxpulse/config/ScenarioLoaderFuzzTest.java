package io.cxpulse.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.wire.EventSymbols;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever stands in a file: it is read, or refused with problems, and nothing else happens. */
class ScenarioLoaderFuzzTest {

    private final ScenarioLoader loader =
            new ScenarioLoader(new CatalogueLoader(new EventVocabulary(EventSymbols.bySource())).loadShipped());

    private final String valid = Files.readString(
            Path.of(System.getProperty("project.root", "."), "topology/scenarios/amended-answers.yaml"));

    ScenarioLoaderFuzzTest() throws IOException {}

    @Property(tries = 1500)
    void shouldReadOrRefuseWhenValidFileIsMutated(@ForAll("mutations") List<BrokenYaml.Mutation> mutations) {
        readOrRefuse(BrokenYaml.mutate(valid, mutations));
    }

    @Property(tries = 500)
    void shouldReadOrRefuseWhenTextIsOfScraps(@ForAll("scraps") List<String> scraps) {
        readOrRefuse(String.join("", scraps));
    }

    private void readOrRefuse(String text) {
        try {
            ScenarioDefinition scenario = loader.parse("мутант.yaml", text, Path.of(""));
            assertThat(scenario.events())
                    .allSatisfy(event -> assertThat(event.arrives()).isBetween(event.at(), scenario.end()));
        } catch (InvalidDefinition e) {
            assertThat(e.problems()).isNotEmpty().allSatisfy(problem -> {
                assertThat(problem.path()).isNotBlank();
                assertThat(problem.toString()).doesNotContain("\n");
            });
        }
    }

    @Provide
    Arbitrary<List<BrokenYaml.Mutation>> mutations() {
        return BrokenYaml.mutations();
    }

    @Provide
    Arbitrary<List<String>> scraps() {
        return BrokenYaml.scraps();
    }
}
