package io.cxpulse.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cxpulse.alert.Criterion;
import io.cxpulse.alert.Recovery;
import io.cxpulse.alert.Rule;
import io.cxpulse.alert.RuleBook;
import io.cxpulse.alert.Severity;
import io.cxpulse.alert.Side;
import io.cxpulse.alert.Silence;
import io.cxpulse.alert.Silence.Policy;
import io.cxpulse.event.Dimension;
import io.cxpulse.metric.MetricCatalogue;
import io.cxpulse.metric.MetricKind;
import io.cxpulse.metric.MetricRef;
import io.cxpulse.wire.EventSymbols;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleLoaderTest {

    private static final Duration WEEK = Duration.ofDays(7);

    private final RuleLoader loader = new RuleLoader(WatchableMetrics.CATALOGUE);

    @TempDir
    private Path directory;

    @Test
    void shouldTakeWhatIsUsualWhenRuleSaysNothing() {
        RuleBook book = loader.parse("правила.yaml", """
                version: 1
                rules:
                  - {id: nps, metric: nps, when: below 30}
                """);

        Criterion usual = new Criterion(
                MetricKind.SCORE,
                Side.BELOW,
                30,
                Duration.ofMinutes(1),
                WEEK.multipliedBy(26),
                Duration.ofHours(1),
                Duration.ZERO,
                Recovery.at(30),
                Silence.KEEP);
        assertThat(book.tick()).isEqualTo(Duration.ofMinutes(1));
        assertThat(book.rules())
                .containsExactly(new Rule(
                        "nps",
                        1,
                        new MetricRef("nps", 1),
                        Optional.empty(),
                        Map.of(),
                        Set.of(),
                        usual,
                        Severity.TICKET,
                        Set.of(),
                        Map.of()));
    }

    @Test
    void shouldHoldEverythingWhenRuleSaysEverything() {
        RuleBook book = loader.parse("правила.yaml", """
                version: 1
                defaults: {tick: 30s, budget: 1 per 2w, window: 2h, hold: 1m, severity: info}
                rules:
                  - id: slow-answers
                    version: 3
                    metric: share(wait@1>PT30M)
                    where: {channel: "Чат é 🛫"}
                    by: [touchpoint]
                    when: above 0.25
                    budget: 1 per 36h per segment
                    window: 90m
                    hold: 2m
                    recover: {at: 0.2, confidence: 0.95, for: 10m, reopen: 0m}
                    no_data: alert after 6h
                    severity: page
                    explain: [team, product]
                    annotations: {summary: "Долго, é 🛫", runbook: "https://wiki.example/ответы?x=é"}
                """);

        Criterion criterion = new Criterion(
                MetricKind.SHARE,
                Side.ABOVE,
                0.25,
                Duration.ofSeconds(30),
                Duration.ofHours(36),
                Duration.ofMinutes(90),
                Duration.ofMinutes(2),
                new Recovery(0.2, 0.95, Duration.ofMinutes(10), Duration.ZERO),
                new Silence(Policy.ALERT, Duration.ofHours(6)));
        assertThat(book.tick()).isEqualTo(Duration.ofSeconds(30));
        assertThat(book.rules())
                .containsExactly(new Rule(
                        "slow-answers",
                        3,
                        new MetricRef("wait", 1),
                        Optional.of(Duration.ofMinutes(30)),
                        Map.of(Dimension.CHANNEL, "Чат é 🛫"),
                        Set.of(Dimension.TOUCHPOINT),
                        criterion,
                        Severity.PAGE,
                        Set.of(Dimension.TEAM, Dimension.PRODUCT),
                        Map.of("summary", "Долго, é 🛫", "runbook", "https://wiki.example/ответы?x=é")));
    }

    @Test
    void shouldTakeEachTermFromDefaultsWhenRuleLacksIt() {
        RuleBook book = loader.parse("правила.yaml", """
                version: 1
                defaults:
                  tick: 5s
                  budget: 1 per 4h
                  window: 5m
                  hold: 10s
                  recover: {confidence: 0.8, for: 1m}
                  no_data: resolve after 1d
                  severity: info
                rules:
                  - {id: one, metric: nps, when: below -10, recover: {at: 5, reopen: 1h}}
                  - {id: two, metric: csat, when: below 0.5, recover: {for: 2m}, no_data: keep, severity: ticket}
                """);

        assertThat(book.rules().stream().map(Rule::criterion))
                .containsExactly(
                        new Criterion(
                                MetricKind.SCORE,
                                Side.BELOW,
                                -10,
                                Duration.ofSeconds(5),
                                Duration.ofHours(4),
                                Duration.ofMinutes(5),
                                Duration.ofSeconds(10),
                                new Recovery(5, 0.8, Duration.ofMinutes(1), Duration.ofHours(1)),
                                new Silence(Policy.RESOLVE, Duration.ofDays(1))),
                        new Criterion(
                                MetricKind.SHARE,
                                Side.BELOW,
                                0.5,
                                Duration.ofSeconds(5),
                                Duration.ofHours(4),
                                Duration.ofMinutes(5),
                                Duration.ofSeconds(10),
                                new Recovery(0.5, 0.8, Duration.ofMinutes(2), Duration.ofHours(6)),
                                Silence.KEEP));
        assertThat(book.rules().stream().map(Rule::severity)).containsExactly(Severity.INFO, Severity.TICKET);
        assertThat(book.rules().get(0).criterion().evidenceNeeded()).isEqualTo(4 * 3600 / 5.0);
    }

    @ParameterizedTest
    @CsvSource({
        "csat, below 0.5, csat@2, SHARE",
        "csat@1, above 4.5, csat@1, MEAN",
        "csat@2, above 0.999999, csat@2, SHARE"
    })
    void shouldTakeNewestVersionWhenNoneIsNamed(String metric, String when, String ref, MetricKind kind) {
        RuleBook book = loader.parse(
                "é.yaml", "{version: 1, rules: [{id: a, metric: " + metric + ", by: [channel], when: " + when + "}]}");

        assertThat(book.rules()).singleElement().satisfies(rule -> {
            assertThat(rule.metric()).isEqualTo(MetricRef.parse(ref));
            assertThat(rule.criterion().kind()).isEqualTo(kind);
        });
    }

    @Test
    void shouldBeEmptyWhenFileHasNoRule() {
        assertThat(loader.parse("é.yaml", "{version: 1, rules: []}").rules()).isEmpty();
    }

    @Test
    void shouldReportEveryProblemWhenThereAreMany() {
        assertThatThrownBy(() -> loader.parse("правила.yaml", """
                version: 1
                defaults: {tick: 7s, window: 90s}
                rules:
                  - id: ОЦЕНКА
                    metric: nps
                    where: {channel: web}
                    by: [channel]
                    when: below 300
                    notify: дежурный
                  - {id: b, metric: contacts, when: below x, budget: 1 per 1h, recover: {at: a}}
                  - {id: b, metric: csat, when: above 0.5, recover: {at: 0.6, confidence: 2}, hold: soon}
                """))
                .isInstanceOfSatisfying(InvalidDefinition.class, error -> assertThat(error.problems())
                        .extracting(Problem::path)
                        .containsExactlyInAnyOrder(
                                "defaults.tick",
                                "rules[0].notify",
                                "rules[0].id",
                                "rules[0].by",
                                "rules[0].when",
                                "rules[1].metric",
                                "rules[1].when",
                                "rules[2].id",
                                "rules[2].recover.at",
                                "rules[2].recover.confidence",
                                "rules[2].hold"));
    }

    @Test
    void shouldSaySoWhenFileIsMissing() {
        Path missing = directory.resolve("нет.yaml");

        assertThatThrownBy(() -> loader.load(missing))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessage(missing + ": file: not there: accepted is a readable YAML file");
    }

    @ParameterizedTest
    @CsvSource({"topology/alerts.yaml, PT1M, 262080, 10", "topology/alerts-demo.yaml, PT5S, 2880, 2"})
    void shouldWatchShippedMetricsWhenShipped(String name, Duration tick, double evidence, int count) {
        MetricCatalogue shipped = new CatalogueLoader(new EventVocabulary(EventSymbols.bySource())).loadShipped();

        RuleBook book = new RuleLoader(shipped).loadShipped(name);

        assertThat(book.tick()).isEqualTo(tick);
        assertThat(book.rules()).hasSize(count).allSatisfy(rule -> {
            assertThat(rule.criterion().evidenceNeeded()).isEqualTo(evidence);
            assertThat(rule.annotations()).containsKey("summary");
        });
    }

    @Test
    void shouldSayWhichRulesWhenShippedOnesWatchMetricsThatAreMissing() {
        assertThatThrownBy(() -> loader.loadShipped(RuleLoader.SHIPPED))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageContaining("topology/alerts.yaml")
                .hasMessageContaining("no such metric");
    }
}
