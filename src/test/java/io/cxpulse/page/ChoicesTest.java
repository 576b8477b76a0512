package io.cxpulse.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PageAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.cxpulse.event.Dimension;
import io.cxpulse.metric.NpsTally;
import io.cxpulse.metric.Segment;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("browser")
class ChoicesTest {

    private final Tab tab = Tab.open();
    private final LivePage live = new LivePage().withNumbers();

    @AfterEach
    void close() {
        try (live) {
            tab.close();
        }
    }

    @Test
    void shouldShowWhatTheAddressSaysWhenLinkIsFollowed() {
        tab.visit(live.url("?segment=channel:B%C3%BCro&window=1h&metric=nps"));

        assertThat(tab.find("#dimension")).hasValue("channel");
        assertThat(tab.find("#segment-value")).hasValue("Büro");
        assertThat(window("1h")).isChecked();
        // 100 * (13 - 2) / 18 = 61.1
        assertThat(tab.tile("nps").locator(".number")).hasText("+61");
        assertThat(tab.find("#chart-title")).hasText("NPS channel Büro, 1h windows");
    }

    @Test
    void shouldChangeNumbersAndAddressWhenWindowIsClickedAndGoBack() {
        tab.visit(live.url("?window=5m"));
        assertThat(tab.tile("nps").locator(".number")).hasText("+49");

        window("24h").check();

        assertAddress("?window=24h&metric=nps");
        assertThat(window("24h")).isChecked();
        assertThat(tab.find("#chart-title")).containsText("24h windows");
        assertThat(tab.tile("nps").locator(".number")).hasText("+49");

        tab.page().goBack();

        assertAddress("?window=5m");
        assertThat(window("5m")).isChecked();
        assertThat(tab.find("#chart-title")).containsText("5m windows");

        tab.page().goForward();

        assertThat(window("24h")).isChecked();
    }

    @Test
    void shouldChooseWindowWhenOnlyKeyboardIsUsed() {
        tab.visit(live.url("?window=5m"));
        window("5m").focus();

        tab.page().keyboard().press("ArrowRight");

        assertAddress("?window=1h&metric=nps");
        assertThat(window("1h")).isFocused();
    }

    @Test
    void shouldChooseSegmentWhenItIsClicked() {
        tab.visit(live.url(""));

        tab.find("#dimension").selectOption("channel");
        assertThat(tab.find("#segment-value")).isFocused();
        assertThat(tab.find("#segment-note")).hasText("2 values");
        tab.find("[role=option]:has-text('app')").click();

        assertAddress("?segment=channel:app&window=5m&metric=nps");
        // 100 * (5 - 31) / 45 = -57.8, adjusted Wald -73.9 .. -34.4
        assertThat(tab.tile("nps").locator(".number")).hasText("−58");
        assertThat(tab.tile("nps").locator(".interval")).hasText("95 %: −74 to −34 points");
        assertThat(tab.find(".strip")).containsText("channel app");

        tab.find("#dimension").selectOption("");

        assertAddress("?window=5m&metric=nps");
        assertThat(tab.tile("nps").locator(".number")).hasText("+49");
    }

    @Test
    void shouldChooseSegmentWhenItIsTyped() {
        tab.visit(live.url("?segment=channel:app"));
        Locator box = tab.find("#segment-value");
        assertThat(box).hasValue("app");
        box.click();

        tab.page().keyboard().type("büR");
        assertThat(tab.find("[role=option]")).hasCount(1);
        tab.page().keyboard().press("ArrowDown");
        assertThat(box).hasAttribute("aria-activedescendant", "segment-option-0");
        tab.page().keyboard().press("Enter");

        assertAddress("?segment=channel:B%25C3%25BCro&window=5m&metric=nps");
        assertThat(tab.find("[role=listbox]")).isHidden();
        assertThat(tab.tile("nps").locator(".number")).hasText("+61");
    }

    @Test
    void shouldKeepSegmentWhenListIsEscaped() {
        tab.visit(live.url("?segment=channel:app"));
        tab.find("#segment-value").click();
        tab.page().keyboard().type("nichts davon");
        assertThat(tab.find("#segment-note")).hasText("No channel contains that.");

        tab.page().keyboard().press("Escape");

        assertThat(tab.find("[role=listbox]")).isHidden();
        assertThat(tab.find("#segment-value")).hasValue("app");
        assertAddress("?segment=channel:app");
    }

    @Test
    void shouldShowMetricOnTheChartWhenItsTileIsPressed() {
        tab.visit(live.url("?window=5m"));
        Locator button = tab.tile("csat_t2b").getByRole(AriaRole.BUTTON);

        button.focus();
        tab.page().keyboard().press("Enter");

        assertAddress("?window=5m&metric=csat_t2b");
        assertThat(button).hasAttribute("aria-pressed", "true");
        assertThat(tab.find("#chart-title")).containsText("Satisfied customers");
        assertThat(tab.find(".readout")).containsText("73.5 %");
    }

    @Test
    void shouldShowMetricWithoutTileWhenItIsSelected() {
        live.store.say(LivePage.metric("nps_transactional"), Segment.TOTAL, new NpsTally(3, 2, 2));
        tab.visit(live.url("?window=5m"));

        tab.find("#metric").selectOption("nps_transactional");

        assertAddress("?window=5m&metric=nps_transactional");
        // 100 * (3 - 2) / 7 = 14.3
        assertThat(tab.find(".readout")).containsText("+14 points");
    }

    @Test
    void shouldShowItsSegmentAndMetricWhenAlertIsClicked() {
        Segment both = new Segment(Map.of(Dimension.CHANNEL, "app", Dimension.TOUCHPOINT, "Büro, 1+1"));
        live.store.say(LivePage.metric("nps"), both, new NpsTally(2, 3, 8));
        live.board.put(Incidents.firing(both, LivePage.NEWEST));
        tab.visit(live.url("?window=1h&metric=ces"));

        tab.find(".card h4 button").click();

        // 100 * (2 - 8) / 13 = -46.2
        assertThat(tab.tile("nps").locator(".number")).hasText("−46");
        assertThat(tab.find("#chart-title")).hasText("NPS channel app, touchpoint Büro, 1+1, 5m windows");
        assertThat(tab.find(".card h4 button")).hasAttribute("aria-current", "true");
        tab.page().reload();
        assertThat(tab.tile("nps").locator(".number")).hasText("−46");
    }

    @Test
    void shouldDrawThresholdWhenRuleFitsAndOfferItsWindowOtherwise() {
        tab.visit(live.url("?segment=channel:app&window=5m"));
        assertThat(tab.find(".legend")).containsText("alerts below −20 points (page)");
        assertThat(tab.find(".plot")).hasAttribute("aria-label", Pattern.compile(".*Alerts below −20.points.*"));

        window("1h").check();

        assertThat(tab.find(".rule-notes"))
                .containsText("demo-nps-by-channel alerts below −20 points in windows of 5 min.");
        assertThat(tab.find(".legend")).not().containsText("alerts below");
        tab.find(".rule-notes button").click();
        assertThat(window("5m")).isChecked();
    }

    @Test
    void shouldLeaveGapWhenNothingWasObservedInBetween() {
        live.store.nothingBetween(LivePage.NEWEST.minusSeconds(1_800), LivePage.NEWEST.minusSeconds(1_200));

        tab.visit(live.url("?window=5m"));

        // 100 windows that end at whole minutes, the last one at 12:01; those of 11:30 to 11:39 hold nothing.
        tab.find("summary:has-text('The same as a table')").click();
        assertThat(tab.find("tbody tr")).hasCount(90);
        assertThat(tab.tile("nps").locator(".sparkline .settled")).hasAttribute("d", Pattern.compile("M[^M]+M[^M]+"));
    }

    @Test
    void shouldSayWhatIsUnknownWhenAddressIsWrong() {
        tab.visit(live.url("?window=7m&metric=gibtsnicht"));

        assertThat(tab.find(".notice")).containsText("There is no window 7m; another one is shown.");
        assertThat(tab.tile("nps").locator(".number")).hasText("+49");
        assertThat(window("5m")).isChecked();
    }

    @Test
    void shouldSayWhyWhenServerRefusesTheSegment() {
        tab.whereServerMayBeAway().visit(live.url("?segment=planet:mars"));

        assertThat(tab.find(".notice.bad")).containsText("planet");
        assertThat(tab.find(".freshness")).containsText("Refused");
        tab.find(".notice a").click();
        assertThat(tab.tile("nps").locator(".number")).hasText("+49");
    }

    @Test
    void shouldReachEverythingInOrderWhenTabIsPressed() {
        live.board.put(Incidents.firing(LivePage.APP, LivePage.NEWEST));
        tab.visit(live.url(""));
        assertThat(tab.find(".card")).hasCount(1);
        assertThat(tab.tile("nps").locator(".number")).isVisible();

        tab.page().keyboard().press("Tab");
        assertThat(tab.find(".skip")).isFocused();
        tab.page().keyboard().press("Enter");
        tab.page().keyboard().press("Tab");
        assertThat(tab.find(".alerts-tile h3 a")).isFocused();
        for (String selector : new String[] {".card h4 button", "#metric", ".table summary"}) {
            tabTo(selector);
        }
    }

    private void tabTo(String selector) {
        for (int presses = 0; presses < 20; presses++) {
            tab.page().keyboard().press("Tab");
            if ((boolean) tab.find(selector).evaluate("element => element === document.activeElement")) {
                return;
            }
        }
        throw new AssertionError("Tab does not reach " + selector);
    }

    private Locator window(String label) {
        return tab.find(".windows input[value='" + label + "']");
    }

    private void assertAddress(String query) {
        assertThat(tab.page()).hasURL(live.url(query), new PageAssertions.HasURLOptions().setTimeout(3_000));
        assertThat(tab.page().url()).isEqualTo(live.url(query));
    }
}
