package io.cxpulse.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cxpulse.event.Dimension;
import io.cxpulse.simulate.company.Company;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SimulationLoaderTest {

    private final SimulationLoader loader = new SimulationLoader(Company.segments());

    @Test
    void shouldHoldItsIncidentsWhenShippedFileIsRead() {
        SimulationDefinition company = loader.loadShipped();

        assertThat(company.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(company.incidents())
                .extracting(IncidentDefinition::name)
                .containsExactly("release", "demo", "silence", "bot-trap");
        assertThat(company.incident("silence").orElseThrow().lasts()).isEqualTo(Duration.ofHours(2));
        assertThat(company.incident("нет")).isEmpty();
    }

    @Test
    void shouldReadEveryFieldWhenIncidentIsValid() {
        SimulationDefinition company = loader.parse("été.yaml", """
                zone: Asia/Tokyo
                contacts_per_day: 10
                customers: 3
                incidents:
                  - name: all-of-it
                    description: "Всё сразу 🛫"
                    starts: 0s
                    lasts: PT90M
                    where: {product: [Büro, Студент], region: [Łódź]}
                    strength: 0.5
                    mood: -0.25
                    contacts: 3
                    silent: true
                    bot_traps: 0.75
                    marker: true
                """);

        assertThat(company.incidents())
                .containsExactly(new IncidentDefinition(
                        "all-of-it",
                        "Всё сразу 🛫",
                        Duration.ZERO,
                        Duration.ofMinutes(90),
                        Map.of(Dimension.PRODUCT, Set.of("Büro", "Студент"), Dimension.REGION, Set.of("Łódź")),
                        new IncidentDefinition.Effects(-0.25, 3, true, 0.75),
                        0.5,
                        true));
        assertThat(company.incidents().get(0).hurts(Map.of(Dimension.PRODUCT, "Büro", Dimension.REGION, "Łódź")))
                .isTrue();
        assertThat(company.incidents().get(0).hurts(Map.of(Dimension.PRODUCT, "Büro")))
                .isFalse();
    }

    @Test
    void shouldListAllProblemsWhenThereAreSeveral() {
        assertThatThrownBy(() -> loader.parse("é.yaml", "{zone: Луна, contacts_per_day: 0, incidents: [{name: É}]}"))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageContaining("zone: \"Луна\": ")
                .hasMessageContaining("contacts_per_day: 0: accepted is a whole number from 1")
                .hasMessageContaining("customers: missing: ")
                .hasMessageContaining("incidents[0].lasts: missing: ")
                .hasMessageContaining("incidents[0].name: \"É\": ")
                .hasMessageContaining("at least one effect is required");
    }

    @ParameterizedTest
    @MethodSource
    void shouldReportExactlyTheFaultWhenFileHasOne(Path file) throws IOException {
        FaultCorpus.assertReported(file, loader::load);
    }

    static List<Path> shouldReportExactlyTheFaultWhenFileHasOne() throws IOException {
        return new FaultCorpus("invalid-simulation").files();
    }
}
