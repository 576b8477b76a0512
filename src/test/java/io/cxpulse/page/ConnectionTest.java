package io.cxpulse.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.assertions.LocatorAssertions;
import io.cxpulse.metric.NpsTally;
import io.cxpulse.metric.Segment;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("browser")
class ConnectionTest {

    /** Milliseconds; a browser waits two seconds before it tries again. */
    private static final double PATIENCE = 15_000;

    private final Tab tab = Tab.open().whereServerMayBeAway();
    private final LivePage live = new LivePage().withNumbers();

    @BeforeEach
    void visit() {
        tab.visit(live.url("?window=5m"));
        assertThat(tab.tile("nps").locator(".number")).hasText("+49");
        assertThat(tab.find(".freshness")).hasText(Pattern.compile("Live data [23].s old"));
    }

    @AfterEach
    void close() {
        try (live) {
            tab.close();
        }
    }

    @Test
    void shouldSayHowOldNumbersAreAndComeBackWhenServerIsAwayForAWhile() {
        live.stop();

        assertThat(tab.find(".freshness.bad")).containsText("Reconnecting", patiently());
        assertThat(tab.find("[data-announcer]")).hasText("Connection lost. Numbers are not updated.");
        // Two seconds old when it was read: the age goes on without the server.
        assertThat(tab.find(".notice.bad"))
                .hasText(
                        Pattern.compile("The connection is lost: reconnecting, numbers ([6-9]|1\\d).s old\\."),
                        new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE));
        assertThat(tab.tile("nps")).hasClass(Pattern.compile(".*doubtful.*"));
        assertThat(tab.tile("nps").locator(".foot")).containsText(Pattern.compile("read \\d+.s ago"));
        tab.picture("disconnected");

        // 100 * (9 - 4) / 17 = 29.4
        live.store.say(LivePage.metric("nps"), Segment.TOTAL, new NpsTally(9, 4, 4));
        live.startAgain();

        assertThat(tab.find(".freshness.good")).containsText("Live data", patiently());
        assertThat(tab.tile("nps").locator(".number")).hasText("+29");
        assertThat(tab.find("[data-announcer]")).hasText("Connected again.");
        assertThat(tab.find(".notice")).hasCount(0);
        // The series was loaded anew: its past is that of the new server.
        tab.find("summary:has-text('The same as a table')").click();
        assertThat(tab.find("tbody tr").last()).containsText("+29 points", patiently());
    }

    @Test
    void shouldShowLastNumbersWithTheProblemWhenStoresCannotBeRead() {
        live.store.fail("Die Zustände von «Büro» werden wiederhergestellt.");

        assertThat(tab.find(".notice.warn")).containsText("Die Zustände von «Büro» werden wiederhergestellt.");
        assertThat(tab.find(".freshness.warn")).containsText("Trouble");
        assertThat(tab.tile("nps").locator(".number")).hasText("+49");
        assertThat(tab.tile("nps")).hasClass(Pattern.compile(".*doubtful.*"));

        live.store.recover();

        assertThat(tab.find(".notice")).hasCount(0);
        assertThat(tab.find(".freshness.good")).containsText("Live");
    }

    @Test
    void shouldSayThatNothingComesWhenConnectionIsOpenAndSilent() {
        live.store.hold();

        assertThat(tab.find(".notice.warn"))
                .hasText(
                        Pattern.compile("The connection is open, but nothing has come for [5-9].s: numbers .*s old\\."),
                        new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE));
        assertThat(tab.find(".freshness.warn")).containsText("Silent for");

        live.store.release();

        assertThat(tab.find(".freshness.good")).containsText("Live", patiently());
    }

    @Test
    void shouldTryAgainWhenServerIsAwayAtFirst() {
        live.stop();
        live.store.fail("noch nicht bereit é");
        live.startAgain();
        tab.visit(live.url(""));
        assertThat(tab.find(".notice.warn")).containsText("noch nicht bereit é", patiently());
        assertThat(tab.tile("nps").locator(".number")).hasCount(0);
        assertThat(tab.find(".chart .nothing")).containsText("The series cannot be read: noch nicht bereit é");

        live.store.recover();

        assertThat(tab.tile("nps").locator(".number")).hasText("+49");
        assertThat(tab.find(".readout")).containsText("+49 points", patiently());
    }

    @Test
    void shouldCloseItsStreamWhenAnotherSegmentIsChosen() {
        tab.find(".windows input[value='1h']").check();
        assertThat(tab.find("#chart-title")).containsText("1h windows");
        tab.find(".windows input[value='24h']").check();
        assertThat(tab.find("#chart-title")).containsText("24h windows");

        await().untilAsserted(() -> assertThat(live.viewers()).isEqualTo(1));
    }

    private static LocatorAssertions.ContainsTextOptions patiently() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE);
    }
}
