package io.cxpulse.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cxpulse.event.Dimension;
import io.cxpulse.metric.EventSource;
import io.cxpulse.metric.GroupingSet;
import io.cxpulse.metric.MetricCatalogue;
import io.cxpulse.metric.MetricDefinition;
import io.cxpulse.metric.MetricKind;
import io.cxpulse.metric.WindowDefinition;
import io.cxpulse.wire.EventSymbols;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueLoaderTest {

    private static final String VALID = """
            windows:
              5m: {size: PT5M}
              tag: {calendar: day, zone: Europe/London}
            groupings: [[], [channel]]
            metrics:
              - id: nps
                version: 2
                description: "Рекомендация, été 🛫"
                kind: score
                unit: points
                from: surveys
                where: {type: [COMPLETED], metric: [NPS]}
                anchor: respondedAt
            """;

    private final CatalogueLoader loader = new CatalogueLoader(new EventVocabulary(EventSymbols.bySource()));

    @TempDir
    private Path directory;

    @Test
    void shouldHoldEveryShippedMetricWhenShippedFileIsRead() {
        MetricCatalogue catalogue = loader.loadShipped();

        assertThat(catalogue.metrics().stream()
                        .map(m -> m.ref() + " " + m.kind().unit()))
                .containsExactly(
                        "nps@1 points",
                        "nps_transactional@1 points",
                        "csat_t2b@1 ratio",
                        "csat_mean@1 score",
                        "ces@1 score",
                        "contact_volume@1 count",
                        "first_response_time@1 seconds",
                        "next_reply_time@1 seconds",
                        "resolution_time_first@1 seconds",
                        "resolution_time_full@1 seconds",
                        "closure_time@1 seconds",
                        "cases_opened@1 count",
                        "backlog@1 count",
                        "reopen_rate@1 ratio",
                        "reopen_rate_solved@1 ratio",
                        "transfers@1 count",
                        "one_touch@1 ratio",
                        "sla_met@1 ratio",
                        "fcr_proxy_no_reassign@1 ratio");
        assertThat(catalogue.windows().stream().map(WindowDefinition::label)).containsExactly("5m", "1h", "24h", "day");
        assertThat(catalogue.metric("ces").orElseThrow().groupingSets())
                .contains(GroupingSet.TOTAL, new GroupingSet(EnumSet.of(Dimension.QUESTION, Dimension.TOUCHPOINT)));
    }

    @Test
    void shouldReadEveryFieldWhenDefinitionIsValid() {
        MetricCatalogue catalogue = loader.parse("valid.yaml", VALID);

        MetricDefinition nps = catalogue.metric("nps").orElseThrow();
        assertThat(nps.ref()).hasToString("nps@2");
        assertThat(nps.description()).isEqualTo("Рекомендация, été 🛫");
        assertThat(nps.kind()).isEqualTo(MetricKind.SCORE);
        assertThat(nps.population().source()).isEqualTo(EventSource.SURVEYS);
        assertThat(nps.population().where()).containsEntry("metric", Set.of("NPS"));
        assertThat(nps.groupingSets()).containsExactly(GroupingSet.TOTAL, new GroupingSet(Set.of(Dimension.CHANNEL)));
        assertThat(catalogue.windows())
                .containsExactly(
                        new WindowDefinition.Sliding("5m", Duration.ofMinutes(5)),
                        new WindowDefinition.CalendarDay("tag", ZoneId.of("Europe/London")));
    }

    @Test
    void shouldCountLatestAnswersWhenMetricNamesCalendarWindow() {
        MetricCatalogue every = loader.parse("все.yaml", VALID);
        MetricCatalogue latest = loader.parse("последние.yaml", VALID + "    latest_per: tag\n");

        assertThat(every.ofLatestAnswers()).isEmpty();
        assertThat(latest.ofLatestAnswers()).containsExactlyElementsOf(latest.metrics());
        assertThat(latest.metrics().get(0).latestPer())
                .contains(new WindowDefinition.CalendarDay("tag", ZoneId.of("Europe/London")));
    }

    @Test
    void shouldReportEveryProblemWhenSeveralThingsAreWrong() {
        String text = VALID.replace("version: 2", "version: 0")
                .replace("[NPS]", "[\"NSP 🛫\"]")
                .replace("[channel]", "[chanel]")
                .replace("PT5M", "5");

        assertThatThrownBy(() -> loader.parse("метрики.yaml", text))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageStartingWith("метрики.yaml: 4 problems\n  windows.5m.size: 5: accepted are whole minutes")
                .hasMessageContaining("\n  groupings[1][0]: \"chanel\": accepted are channel, priority")
                .hasMessageContaining("\n  metrics[0].version: 0: accepted is a whole number from 1")
                .hasMessageContaining("\n  metrics[0].where.metric[0]: \"NSP 🛫\": accepted are UNKNOWN, NPS, CSAT");
    }

    @Test
    void shouldAcceptOnlySecondsWhenKindIsDuration() {
        String text = VALID.replace("kind: score", "kind: duration").replace("unit: points", "unit: минуты");

        assertThatThrownBy(() -> loader.parse("метрики.yaml", text))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageContaining("metrics[0].unit: \"минуты\": accepted are seconds");
        assertThat(MetricKind.DURATION.unit()).isEqualTo("seconds");
    }

    @Test
    void shouldReadFileWhenItIsUtf8() throws IOException {
        Path file = Files.writeString(directory.resolve("é.yaml"), VALID);

        assertThat(loader.load(file)).isEqualTo(loader.parse("valid.yaml", VALID));
    }

    @Test
    void shouldNameFileWhenItIsMissing() {
        Path file = directory.resolve("нет.yaml");

        assertThatThrownBy(() -> loader.load(file))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessage(file + ": file: not there: accepted is a readable YAML file");
    }

    @Test
    void shouldSayNotUtf8WhenBytesAreLatin1() throws IOException {
        Path file = Files.write(directory.resolve("latin.yaml"), "été".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> loader.load(file)).isInstanceOfSatisfying(InvalidDefinition.class, e -> assertThat(
                        e.problems())
                .isEqualTo(List.of(new Problem("file", "bytes that are not UTF-8", "accepted is text in UTF-8"))));
    }
}
