package io.cxpulse.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cxpulse.app.Pulse;
import io.cxpulse.event.Disposition;
import io.cxpulse.event.TimePolicy;
import io.cxpulse.metric.NpsTally;
import io.cxpulse.metric.Reading;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** README says what is so: its tables are generated, its example is computed, what it names exists. */
class ReadmeTest {

    private static final String README = "README.md";
    private static final double HALF_OF_LAST_DIGIT = 0.05;

    private static final Pattern WORKED_EXAMPLE = Pattern.compile(
            "survey answers, (?<answers>[0-9 ]+), are (?<promoters>\\d+) promoters.*?(?<passives>\\d+) passives"
                    + ".*?(?<detractors>\\d+) detractors.*?/ (?<n>\\d+) = (?<score>-?[0-9.]+)\\.\\s"
                    + ".*?interval reaches from (?<low>-?[0-9.]+) to (?<high>-?[0-9.]+),",
            Pattern.DOTALL);

    static List<GeneratedSection> sections() {
        return List.of(
                new GeneratedSection("topics", TopicTable.render()),
                new GeneratedSection("metrics", MetricTable.render()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sections")
    void shouldHoldCurrentTableWhenGenerated(GeneratedSection section) {
        if (Boolean.getBoolean("regenerate")) {
            ProjectFiles.write(README, section.writtenInto(ProjectFiles.read(README)));
        }

        assertThat(section.in(ProjectFiles.read(README)))
                .as("table '%s'; run 'mvn -q test -Dtest=ReadmeTest -Dregenerate=true' to regenerate", section.name())
                .isEqualTo(section.content());
    }

    @Test
    void shouldGiveStatedScoreWhenAnswersAreCounted() {
        Matcher example = find(WORKED_EXAMPLE);

        NpsTally tally = tally(example.group("answers"));
        Reading reading = tally.read();

        assertThat(tally.promoters()).isEqualTo(Long.parseLong(example.group("promoters")));
        assertThat(tally.passives()).isEqualTo(Long.parseLong(example.group("passives")));
        assertThat(tally.detractors()).isEqualTo(Long.parseLong(example.group("detractors")));
        assertThat(tally.n()).isEqualTo(Long.parseLong(example.group("n")));
        assertStated(reading.value().orElseThrow(), example.group("score"));
        assertStated(reading.interval().low().orElseThrow(), example.group("low"));
        assertStated(reading.interval().high().orElseThrow(), example.group("high"));
    }

    @Test
    void shouldListDispositionsInOrderWhenTheyAreTested() {
        Matcher rows =
                Pattern.compile("(?m)^\\| ([a-z ]+) \\| .* \\| (?:yes|no) \\|$").matcher(ProjectFiles.read(README));

        assertThat(rows.results()
                        .map(row -> row.group(1).toUpperCase(Locale.ROOT).replace(' ', '_')))
                .containsExactlyElementsOf(
                        Arrays.stream(Disposition.values()).map(Enum::name).toList());
    }

    @Test
    void shouldStateAcceptedTimesWhenPolicyIsShipped() {
        TimePolicy surveys = TimePolicy.surveys();
        TimePolicy interactions = TimePolicy.interactions();

        assertThat(ProjectFiles.read(README))
                .contains("a time before "
                        + surveys.earliest().atZone(ZoneOffset.UTC).getYear() + " |")
                .contains("more than " + surveys.allowedSkew().toMinutes() + " minutes after it was appended")
                .contains("surveys " + surveys.lateness().toDays() + " days, interactions "
                        + interactions.lateness().toHours() + " hours, cases "
                        + TimePolicy.cases().lateness().toDays() + " days |");
    }

    @Test
    void shouldStayShortWhenItGrows() {
        assertThat(ProjectFiles.read(README).lines().count()).isLessThanOrEqualTo(200);
    }

    @Test
    void shouldNameFilesThatExistWhenItLinks() {
        Matcher links = Pattern.compile("\\]\\((?!http)([^)#]+)").matcher(ProjectFiles.read(README));

        assertThat(links.results().map(link -> link.group(1)))
                .contains("docs/flow.svg", "LICENSE", "NOTICE")
                .allSatisfy(name -> assertThat(ProjectFiles.of(name)).exists());
    }

    @Test
    void shouldNameCommandsThatExistWhenItShowsThem() {
        Matcher commands = Pattern.compile("(?:\\./|`)pulse ([a-z-]+)").matcher(ProjectFiles.read(README));

        assertThat(commands.results().map(command -> command.group(1)).distinct())
                .contains("up", "query", "case", "verify")
                .isSubsetOf(new CommandLine(new Pulse()).getSubcommands().keySet());
    }

    @Test
    void shouldReplaceOnlyItsPartWhenSectionIsWritten() {
        String document = "é до\n<!-- имя:begin -->\nold\n<!-- имя:end -->\nпосле 😀\n";

        assertThat(new GeneratedSection("имя", "new\n").writtenInto(document))
                .isEqualTo("é до\n<!-- имя:begin -->\nnew\n<!-- имя:end -->\nпосле 😀\n");
    }

    private static Matcher find(Pattern pattern) {
        Matcher matcher = pattern.matcher(ProjectFiles.read(README));
        assertThat(matcher.find()).as("README has a text like %s", pattern).isTrue();
        return matcher;
    }

    private static NpsTally tally(String answers) {
        return Arrays.stream(answers.split(" ", -1))
                .map(answer -> NpsTally.of(Double.parseDouble(answer)))
                .reduce(NpsTally.EMPTY, NpsTally::plus);
    }

    private static void assertStated(double computed, String stated) {
        assertThat(computed).isCloseTo(Double.parseDouble(stated), within(HALF_OF_LAST_DIGIT));
    }
}
