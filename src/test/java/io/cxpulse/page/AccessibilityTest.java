package io.cxpulse.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.cxpulse.alert.Alert;
import io.cxpulse.alert.AlertPhase;
import io.cxpulse.alert.AlertReason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No rule of axe is broken in any state, scheme and width; and a picture of each, for people. */
@Tag("browser")
class AccessibilityTest {

    private static final String AXE = "/axe.min.js";

    private static final String VIOLATIONS =
            "async () => (await axe.run(document, {resultTypes: ['violations']})).violations"
                    + ".map(one => `${one.id}: ${one.nodes.map(node => node.html + ' ' + node.failureSummary).join(' | ')}`)";

    private final LivePage live = new LivePage();

    enum Room {
        PHONE(360, 740),
        DESKTOP(1440, 900),
        WALL(1920, 1080);

        private final int width;
        private final int height;

        Room(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    enum State {
        EMPTY,
        BEFORE,
        DURING,
        AFTER,
        STALE,
        TROUBLE,
        CHOOSING,
        READING;

        boolean comesByItself() {
            return this == BEFORE || this == DURING || this == AFTER;
        }
    }

    /** A wall shows what comes by itself; nobody chooses anything there. */
    static Stream<Arguments> views() {
        return Stream.of(State.values()).flatMap(state -> Stream.of(Room.values())
                .filter(room -> room != Room.WALL || state.comesByItself())
                .flatMap(room -> Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                        .map(scheme -> Arguments.of(state, room, scheme))));
    }

    @AfterEach
    void close() {
        live.close();
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("views")
    void shouldBreakNoRuleOfAxeWhenShown(State state, Room room, ColorScheme scheme) throws IOException {
        try (Tab tab = Tab.open(room.width, room.height, scheme)) {
            bringAbout(state, tab);

            List<?> violations = violations(tab);

            tab.picture(
                    String.join("-", state.name(), room.name(), scheme.name()).toLowerCase(Locale.ROOT));
            assertThat(violations).isEmpty();
            assertThat(tab.overflow()).isZero();
        }
    }

    private void bringAbout(State state, Tab tab) {
        Alert firing = Incidents.firing(LivePage.APP, LivePage.NEWEST);
        if (state == State.EMPTY) {
            tab.visit(live.url(""));
            assertThat(tab.tile("nps").locator(".nothing")).isVisible();
            return;
        }
        live.withNumbers();
        switch (state) {
            case DURING, READING, TROUBLE -> {
                live.board.put(firing);
                live.board.put(Incidents.in(
                        AlertPhase.RECOVERING,
                        AlertReason.BOUND_CLEARED,
                        Incidents.firing(LivePage.channel("Büro"), LivePage.NEWEST),
                        LivePage.NEWEST));
            }
            case AFTER ->
                live.board.put(Incidents.in(AlertPhase.RESOLVED, AlertReason.RECOVERED, firing, LivePage.NEWEST));
            case STALE -> live.store.newest(LivePage.NOW.minusSeconds(300));
            default -> {}
        }
        tab.visit(live.url("?segment=channel:app&window=5m&metric=nps"));
        assertThat(tab.tile("nps").locator(".number")).isVisible();
        assertThat(tab.find(".readout b")).isVisible();
        goOn(state, tab);
    }

    private void goOn(State state, Tab tab) {
        switch (state) {
            case TROUBLE -> {
                live.store.fail("Wird wiederhergestellt.");
                assertThat(tab.find(".notice.warn")).isVisible();
            }
            case CHOOSING -> {
                tab.find("#segment-value").click();
                assertThat(tab.find("[role=option]")).hasCount(2);
            }
            case READING -> {
                tab.tile("nps").locator("summary").click();
                tab.find(".table summary").click();
                assertThat(tab.find("tbody tr").first()).isVisible();
            }
            case DURING -> assertThat(tab.find(".card")).hasCount(2);
            case AFTER -> assertThat(tab.find(".ended .card")).hasCount(1);
            default -> assertThat(tab.find(".alerts .nothing")).isVisible();
        }
    }

    private static List<?> violations(Tab tab) throws IOException {
        tab.page().evaluate(script());
        return (List<?>) tab.page().evaluate(VIOLATIONS);
    }

    private static String script() throws IOException {
        try (InputStream axe =
                Objects.requireNonNull(AccessibilityTest.class.getResourceAsStream(AXE), AXE + " of axe-core")) {
            return new String(axe.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
