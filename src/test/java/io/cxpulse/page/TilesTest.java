package io.cxpulse.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import io.cxpulse.alert.Alert;
import io.cxpulse.alert.AlertPhase;
import io.cxpulse.alert.AlertReason;
import io.cxpulse.metric.NpsTally;
import io.cxpulse.metric.Segment;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("browser")
class TilesTest {

    private final Tab tab = Tab.open();
    private final LivePage live = new LivePage();

    @AfterEach
    void close() {
        try (live) {
            tab.close();
        }
    }

    // nps   100 * (52 - 11) / 84 = 48.8, adjusted Wald 32.0 .. 62.3
    // csat  61 / 83 = 73.5 %, Wilson 63.1 .. 81.8 %
    // ces   (31 * 4 + 10 * 3) / 41 = 3.756, Student's t 3.62 .. 3.89
    // first (20 * 200 s + 17 * 300 s) / 37 = 245.9 s, Student's t 229.1 .. 262.8 s
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            nps                 | +49       | points | 95 %: +32 to +62 points         | n = 84
            csat_t2b            | 73.5      | %      | 95 %: 63.1 to 81.8 %            | n = 83
            ces                 | 3.76      | of 5   | 95 %: 3.62 to 3.89 of 5         | n = 41
            first_response_time | 4 min 6 s | ''     | 95 %: 3 min 49 s to 4 min 23 s  | n = 37
            """)
    void shouldShowValueUnitIntervalAndSampleSizeWhenObserved(
            String metric, String value, String unit, String interval, String n) {
        tab.visit(live.withNumbers().url(""));

        Locator tile = tab.tile(metric);
        assertThat(tile.locator(".number")).hasText(value);
        assertThat(tile.locator(".unit")).hasText(unit);
        assertThat(tile.locator(".interval")).hasText(interval);
        assertThat(tile.locator(".n")).hasText(n);
        assertThat(tile.locator(".foot")).containsText("provisional · to 12:01, still open");
        assertThat(tile.locator(".sparkline .settled")).hasAttribute("d", Pattern.compile("M.+L.+"));
    }

    @Test
    void shouldCountOpenCasesOfADayWhenWindowIsShorter() {
        tab.visit(live.withNumbers().url("?window=5m"));

        assertThat(tab.tile("backlog").locator(".number")).hasText("1,234");
        assertThat(tab.tile("backlog").locator(".foot")).containsText("24h to 12:01");
        assertThat(tab.tile("backlog").locator(".trust")).hasText("an exact count, no interval");
    }

    @Test
    void shouldFollowWhenNumbersChange() {
        tab.visit(live.withNumbers().url(""));
        assertThat(tab.tile("nps").locator(".number")).hasText("+49");

        live.store.say(LivePage.metric("nps"), Segment.TOTAL, new NpsTally(3, 5, 23)); // 100 * (3 - 23) / 31 = -64.5

        assertThat(tab.tile("nps").locator(".number")).hasText("−65");
        assertThat(tab.tile("nps").locator(".n")).hasText("n = 31");
    }

    @Test
    void shouldWarnOfFewObservationsWhenSampleIsSmall() {
        live.withNumbers().store.say(LivePage.metric("nps"), Segment.TOTAL, new NpsTally(7, 3, 1));

        tab.visit(live.url(""));

        assertThat(tab.tile("nps").locator(".n")).hasText("n = 11, few");
    }

    @Test
    void shouldSayFinalWhenWatermarkHasPassedTheWindow() {
        live.withNumbers().store.newest(LivePage.NOW);

        tab.visit(live.url("?window=5m"));
        tab.find("summary:has-text('The same as a table')").click();

        // The watermark is at 11:59:02: of the windows that end at whole minutes, that of 11:59 is the last one final.
        Locator rows = tab.find("tbody tr");
        assertThat(rows.nth(0)).hasText(Pattern.compile("11:56–12:01.*provisional"));
        assertThat(rows.nth(1)).hasText(Pattern.compile("11:55–12:00.*provisional"));
        assertThat(rows.nth(2)).hasText(Pattern.compile("11:54–11:59.*final"));
    }

    @Test
    void shouldSayThatNothingIsThereWhenWindowIsEmpty() {
        tab.visit(live.url(""));

        assertThat(tab.tile("nps").locator(".nothing")).hasText("No answers in this window yet.");
        assertThat(tab.tile("backlog").locator(".nothing")).hasText("No cases in this window yet.");
        assertThat(tab.find(".freshness")).hasText("Live no data yet");
        assertThat(tab.find(".tile[data-metric] .number")).hasCount(0);
        assertThat(tab.find(".state.good, .freshness.good")).hasCount(0);
        assertThat(tab.find(".chart .nothing")).hasText("Nothing was observed here yet.");
    }

    @Test
    void shouldSayThatMetricIsNotKeptWhenSegmentIsOfAnotherSplit() {
        tab.visit(live.withNumbers().url("?segment=team:Büro&metric=nps"));

        assertThat(tab.tile("nps").locator(".nothing")).hasText("Not kept by team.");
        assertThat(tab.find(".drawing .nothing")).containsText("NPS is not kept by team");
    }

    @ParameterizedTest(name = "{0} s")
    @CsvSource(delimiter = '|', textBlock = """
            29  | Live data 29 s old                     | good | .freshness
            45  | The newest event is 45 s old           | warn | .notice
            200 | No event has come for 3 min 20 s       | bad  | .notice
            -60 | Live data 1 min ahead of the clock     | quiet | .freshness
            """)
    void shouldGradeTheAgeInWordsWhenDataGetsOlder(long seconds, String words, String kind, String where) {
        live.withNumbers().store.newest(LivePage.NOW.minusSeconds(seconds));

        tab.visit(live.url(""));

        assertThat(tab.find(where + "." + kind)).containsText(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1h  | 11:01–12:01
            24h | 6 Jan, 12:01 – 7 Jan, 12:01
            day | 7 Jan 2026
            """)
    void shouldNameDaysWhenWindowIsLonger(String window, String span) {
        tab.visit(live.withNumbers().url("?window=" + window));

        assertThat(tab.find(".readout-time")).hasText(span);
        assertThat(tab.find(".strip")).containsText("(" + span + ")");
    }

    @Test
    void shouldTellHowItIsComputedWhenAsked() {
        tab.visit(live.withNumbers().url(""));
        Locator tile = tab.tile("first_response_time");
        assertThat(tile.locator(".number")).isVisible();

        tile.locator("summary").click();

        assertThat(tile.locator(".sheet"))
                .containsText(LivePage.metric("first_response_time").description());
        assertThat(tile.locator(".sheet")).containsText("first_response_time@1, seconds");
        assertThat(tile.locator(".sheet")).containsText("37 cases");
        assertThat(tile.locator(".sheet")).containsText("5m, 11:56–12:01");
    }

    @Test
    void shouldShowAlertFromBeginningToEndWhenIncidentPasses() {
        Alert firing = Incidents.firing(LivePage.APP, LivePage.NEWEST.minusSeconds(60));
        tab.visit(live.withNumbers().url("?segment=channel:app"));
        assertThat(tab.find(".alerts-tile .state.good")).hasText("all quiet");
        assertThat(tab.find(".alerts .nothing")).hasText("No alert is active.");

        live.board.put(firing);

        Locator card = tab.find(".card");
        assertThat(tab.find(".alerts-tile .number")).hasText("1");
        assertThat(card.locator(".state")).hasText("firing");
        assertThat(card.locator("h4")).hasText(Incidents.SUMMARY);
        assertThat(card.locator(".finding")).hasText("NPS −55 points, alerts below −20 points");
        assertThat(card.locator(".where")).hasText("channel app");
        assertThat(card.locator(".sure").first())
                .hasText("n = 47 in 5 min · 95 %: −71 to −31 points · evidence 53,117 of 2,880 needed");
        assertThat(card.locator(".when")).hasText("since 11:49, 11 min");
        assertThat(tab.tile("nps").locator(".state.bad")).hasText("alert firing");
        assertThat(tab.find("[data-announcer]")).hasText("New alert: " + Incidents.SUMMARY + ", channel app.");
        assertThat(tab.page()).hasTitle("(1) CX Pulse – app");

        live.board.put(Incidents.in(AlertPhase.RECOVERING, AlertReason.BOUND_CLEARED, firing, LivePage.NEWEST));
        assertThat(card.locator(".state")).hasText("recovering");

        live.board.put(Incidents.in(AlertPhase.RESOLVED, AlertReason.RECOVERED, firing, LivePage.NEWEST));
        assertThat(tab.find(".ended .card .state")).hasText("resolved");
        assertThat(tab.find(".ended .card .when")).hasText("ended 12:00");
        assertThat(tab.find(".ended .card")).containsText("Ended: the interval stayed on the good side.");
        assertThat(tab.find("[data-announcer]")).hasText("Alert resolved: " + Incidents.SUMMARY + ", channel app.");
        assertThat(tab.find(".alerts-tile .number")).hasText("0");
    }

    @Test
    void shouldSayThatAlertIsEarlyAndThenTakenBackWhenItIsNotConfirmed() {
        Alert early = Incidents.early(LivePage.APP, LivePage.NEWEST);
        live.withNumbers().board.put(early);
        tab.visit(live.url(""));
        assertThat(tab.find(".card .state")).hasText("firing, told early");
        assertThat(tab.find(".card")).containsText("it is confirmed or taken back soon");

        live.board.put(Incidents.in(AlertPhase.RETRACTED, AlertReason.NOT_CONFIRMED, early, LivePage.NEWEST));

        assertThat(tab.find(".ended .card .state")).hasText("retracted");
        assertThat(tab.find(".ended .card")).containsText("Ended: told early and not confirmed.");
    }

    @Test
    void shouldShowEveryActiveAlertWhenEndedOnesFillTheStream() {
        for (int i = 0; i < 60; i++) {
            Alert firing = Incidents.firing(LivePage.channel("Büro " + i), LivePage.NEWEST);
            live.board.put(Incidents.in(AlertPhase.RESOLVED, AlertReason.RECOVERED, firing, LivePage.NEWEST));
        }
        for (int i = 0; i < 3; i++) {
            live.board.put(Incidents.firing(LivePage.channel("alt " + i), LivePage.NEWEST.minusSeconds(7_200)));
        }

        tab.visit(live.withNumbers().url(""));

        assertThat(tab.find(".alerts-tile .number")).hasText("3");
        assertThat(tab.find(".card.firing")).hasCount(3);
    }
}
