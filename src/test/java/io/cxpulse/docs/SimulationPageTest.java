package io.cxpulse.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.app.SimulateCommand;
import io.cxpulse.config.IncidentDefinition;
import io.cxpulse.config.SimulationLoader;
import io.cxpulse.simulate.company.Company;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The page about the simulation says what is so. */
class SimulationPageTest {

    private static final String PAGE = "docs/simulation.md";

    @Test
    void shouldHoldCurrentRatesWhenWeekIsPlayed() {
        GeneratedSection section = new GeneratedSection("answers", AnswerTable.render());
        if (Boolean.getBoolean("regenerate")) {
            ProjectFiles.write(PAGE, section.writtenInto(ProjectFiles.read(PAGE)));
        }

        assertThat(section.in(ProjectFiles.read(PAGE)))
                .as("run 'mvn -q test -Dtest=SimulationPageTest -Dregenerate=true' to regenerate")
                .isEqualTo(section.content());
    }

    @Test
    void shouldNameIncidentsWhenTheyAreShipped() {
        List<String> shipped = new SimulationLoader(Company.segments())
                .loadShipped().incidents().stream()
                        .map(IncidentDefinition::name)
                        .toList();

        assertThat(named("(?m)^\\| `([a-z][a-z-]*)` \\| (?:a|no|the) ")).containsExactlyElementsOf(shipped);
    }

    @Test
    void shouldNameOptionsThatExistWhenItShowsThem() {
        assertThat(named("(--[a-z][a-z-]*)").distinct())
                .contains("--backfill", "--incident")
                .isSubsetOf(new CommandLine(new SimulateCommand())
                        .getCommandSpec()
                        .optionsMap()
                        .keySet());
    }

    private static Stream<String> named(String pattern) {
        return Pattern.compile(pattern)
                .matcher(ProjectFiles.read(PAGE))
                .results()
                .map(match -> match.group(1));
    }
}
