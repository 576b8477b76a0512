package io.cxpulse.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractsTest {

    @Test
    void shouldReadMetricsAndWindowsWhenFileIsSound() {
        Contracts contracts = Definitions.contracts();

        assertThat(contracts.windows())
                .containsExactly(
                        Cut.sliding("5m", Duration.ofMinutes(5)),
                        Cut.sliding("24h", Duration.ofHours(24)),
                        Cut.calendarDay("day", ZoneId.of("Europe/London")));
        assertThat(contracts.metric("csat_t2b@2"))
                .contains(new Contract(
                        "csat_t2b",
                        2,
                        Contract.Kind.SHARE,
                        Source.SURVEYS,
                        Map.of("type", Set.of("COMPLETED"), "metric", Set.of("CSAT")),
                        List.of(List.of(), List.of("touchpoint")),
                        null));
        assertThat(contracts.metric("csat_mean@1").orElseThrow().groupings())
                .containsExactly(List.of(), List.of("question", "touchpoint"));
        assertThat(contracts.metric("nps@2")).isEmpty();
    }

    @Test
    void shouldReadFactsOfCasesWhenMetricIsFromCases() {
        assertThat(Definitions.contracts().metric("solved_by_people@1"))
                .contains(new Contract(
                        "solved_by_people",
                        1,
                        Contract.Kind.DURATION,
                        Source.CASES,
                        Map.of("fact", Set.of("FULL_RESOLUTION"), "actor", Set.of("UNKNOWN", "AGENT")),
                        List.of(List.of()),
                        null));
        assertThat(Contract.Kind.DURATION.unit()).isEqualTo("seconds");
    }

    @Test
    void shouldReadTheDaysOfTheLatestAnswerWhenMetricNamesThem() {
        Contracts contracts = LatestAnswers.contracts();

        assertThat(contracts.metric("nps_latest@1").orElseThrow().latestPer())
                .isEqualTo(Cut.calendarDay("день", ZoneId.of("Europe/London")));
        assertThat(contracts.metric("nps@1").orElseThrow().latestPer()).isNull();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "latest_per: день | latest_per: 24h | nps_latest: latest_per '24h' is no calendar window of the file",
                "latest_per: день | latest_per: неделя | latest_per 'неделя' is no calendar window of the file",
                "latest_per: день | latest_per: | latest_per' is missing in",
                "from: surveys | from: cases | nps_latest: 'latest_per' is only for metrics from surveys",
            })
    void shouldSayWhatIsWrongWhenLatestPerIsNotUnderstood(String sound, String broken, String told) {
        String yaml = LatestAnswers.YAML.replaceFirst(sound, broken);

        assertThatThrownBy(() -> Definitions.contracts(yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .contains(told);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "kind: score | kind: рейтинг | рейтинг",
                "from: surveys | from: chats | surveys, interactions, cases",
                "size: 5m | size: five | five",
                "calendar: day | calendar: week | calendar days",
                "zone: Europe/London | zone: Mars/Phobos | Mars",
                "id: nps | name: nps | is missing in",
            })
    void shouldSayWhatIsWrongWhenFileIsBroken(String sound, String broken, String told) {
        String yaml = Definitions.YAML.replaceFirst(sound, broken);

        assertThatThrownBy(() -> Definitions.contracts(yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .contains(told);
    }
}
