package io.cxpulse.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.cxpulse.alert.Alert;
import io.cxpulse.metric.CountTally;
import io.cxpulse.metric.NpsTally;
import io.cxpulse.metric.Segment;
import io.cxpulse.metric.Window;
import io.cxpulse.metric.WindowReport;
import io.cxpulse.metric.WindowState;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values and texts come from whoever answers or writes rules, in any number and length. */
@Tag("browser")
class ForeignTextTest {

    private static final int MANY = 100_003;

    private static final String PICTURE = "<img src=x onerror=alert(1)>\"'&lt;";

    private final Tab tab = Tab.open(360, 740, ColorScheme.LIGHT);
    private final LivePage live = new LivePage().withNumbers();

    @AfterEach
    void close() {
        try (live) {
            tab.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                PICTURE,
                "<script>alert(1)</script>",
                "שלום \u202eעולם مرحبا",
                "👩‍👩‍👧‍👦 é ünïcode 100 % + 1, a:b",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                        + "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                        + "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
            })
    void shouldShowTextAsTextWhenSegmentHoldsAnything(String value) {
        Segment segment = LivePage.channel(value);
        live.store.say(LivePage.metric("nps"), segment, new NpsTally(2, 3, 8));
        live.board.put(Incidents.firing("böse-regel", segment, LivePage.NEWEST, value + " {{segment}}"));
        tab.visit(live.url(""));

        tab.find(".card h4 button").click();

        // 100 * (2 - 8) / 13 = -46.2
        assertThat(tab.tile("nps").locator(".number")).hasText("−46");
        assertThat(tab.find(".card .where bdi").textContent()).isEqualTo(value);
        assertThat(tab.find("#chart-title bdi").textContent()).isEqualTo(value);
        assertThat(tab.find(".card h4 bdi").textContent()).startsWith(value);
        assertThat(tab.find("#segment-value")).hasValue(value);
        tab.find("#segment-value").click();
        assertThat(tab.find("[role=option].current bdi").textContent()).isEqualTo(value);
        assertThat(tab.find("#app img, #app script")).hasCount(0);
        assertThat(tab.overflow()).isZero();
        tab.page().reload();
        assertThat(tab.tile("nps").locator(".number")).hasText("−46");
    }

    @Test
    void shouldLinkOnlyToTheWebWhenRunbookIsGiven() {
        live.board.put(Incidents.firing(LivePage.APP, LivePage.NEWEST));

        tab.visit(live.url(""));

        assertThat(tab.find(".card .rule a")).hasAttribute("href", "https://wiki.example.com/büro");
        assertThat(tab.find(".card .rule a")).hasAttribute("rel", "noreferrer noopener");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                " JaVaScRiPt:alert(1)",
                "data:text/html,<b>é",
                "//böse.example",
                "/runbook"
            })
    void shouldNotLinkWhenRunbookIsNoAddressOfTheWeb(String runbook) {
        Alert alert = Incidents.firing(LivePage.APP, LivePage.NEWEST);
        Alert.Subject subject = alert.subject();
        live.board.put(new Alert(
                alert.fingerprint(),
                alert.incidentId(),
                new Alert.Subject(
                        subject.ruleId(),
                        subject.ruleVersion(),
                        subject.metric(),
                        subject.unit(),
                        subject.segment(),
                        subject.severity(),
                        Map.of("summary", "Ой", "runbook", runbook)),
                alert.transition(),
                alert.timing(),
                alert.finding()));

        tab.visit(live.url(""));

        assertThat(tab.find(".card .rule")).hasCount(1);
        assertThat(tab.find(".card .rule a")).hasCount(0);
    }

    @Test
    void shouldSayHowManyThereAreAndFindThemWhenSegmentsAreMany() {
        live.store.list(IntStream.range(0, MANY - 2)
                .mapToObj(i -> LivePage.channel("Kanal " + i))
                .toList());
        tab.visit(live.url(""));

        tab.find("#dimension").selectOption("channel");

        assertThat(tab.find("#segment-note")).hasText("200 of 100,003 shown, type to find others");
        assertThat(tab.find("[role=option]")).hasCount(200);
        tab.page().keyboard().type("kanal 77777");
        assertThat(tab.find("#segment-note")).hasText("1 value");
        tab.page().keyboard().press("Enter");
        assertThat(tab.page()).hasURL(live.url("?segment=channel:Kanal%252077777&window=5m&metric=nps"));
        assertThat(tab.tile("nps").locator(".nothing")).hasText("No answers in this window yet.");
    }

    @Test
    void shouldSayWhatGaugesFoldWhenSegmentsAreMoreThanTheyShow() {
        IntStream.range(0, MANY).forEach(i -> put(LivePage.channel("Büro " + i)));

        tab.visit(live.url(""));

        assertThat(tab.find(".notice"))
                .hasText("Channel: 100,003 segments are live. The gauges for Prometheus show the 3 largest and fold"
                        + " 100,000 into ‘other’; this page shows each of them.");
    }

    private void put(Segment segment) {
        CountTally one = new CountTally(1);
        live.results.put(
                0,
                new WindowReport(
                        LivePage.metric("contact_volume").ref(),
                        "count",
                        segment,
                        "5m",
                        new Window(LivePage.NEWEST.minusSeconds(300), LivePage.NEWEST),
                        WindowState.PROVISIONAL,
                        one.read(),
                        Optional.empty()),
                one);
    }
}
