package io.cxpulse.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.alert.RuleBook;
import io.cxpulse.config.RuleLoader;
import io.cxpulse.event.Dimension;
import io.cxpulse.metric.Completeness;
import io.cxpulse.metric.NpsTally;
import io.cxpulse.metric.Pane;
import io.cxpulse.metric.Segment;
import io.cxpulse.testing.Catalogues;
import io.cxpulse.testing.OpenStores;
import io.cxpulse.wire.AggregateResult.Advance;
import io.cxpulse.wire.AggregateResult.Briefing;
import io.cxpulse.wire.AggregateResult.Summary;
import io.cxpulse.wire.IngestResult.Partial;
import io.cxpulse.wire.Stores;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In what order the evaluating tasks hear of ticks and of completeness. */
class BrieferTest {

    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    private static final String GATE = new Segment(Map.of(Dimension.TOUCHPOINT, "Выход 7, étage 2")).canonical();

    private Briefer briefer;

    @BeforeEach
    void open(@TempDir Path directory) {
        OpenStores stores = new OpenStores(directory.resolve("état"));
        briefer = new Briefer(stores.open(Stores.summariesBuilder().withCachingDisabled()), rules(), 3);
    }

    private static RuleBook rules() {
        return new RuleLoader(Catalogues.small()).parse("règles.yaml", """
                version: 1
                defaults: {budget: 1 per 4w}
                rules:
                  - {id: nps-by-touchpoint, metric: nps, by: [touchpoint], when: below 30, severity: page}
                """);
    }

    private void answer(int minute) {
        Instant start = START.plus(Duration.ofMinutes(minute));
        briefer.add(GATE, new Partial(start, Pane.of(Catalogues.NPS, NpsTally.of(0))));
    }

    /** What is sent, in order: {@code tick minute n} or {@code until minute}. */
    private List<String> brief(Optional<Instant> completeUntil) {
        List<String> sent = new ArrayList<>();
        briefer.brief(
                new Completeness(completeUntil, Optional.of(START), Optional.empty()),
                (key, briefing) -> sent.add(text(briefing)));
        return sent;
    }

    private List<String> briefUntil(int minute) {
        return brief(Optional.of(START.plus(Duration.ofMinutes(minute))));
    }

    private static String text(Briefing briefing) {
        if (briefing instanceof Summary summary) {
            return "tick " + minute(summary.tick().end()) + " "
                    + summary.delta().n();
        }
        return "until "
                + ((Advance) briefing).completeUntil().map(BrieferTest::minute).orElse("unknown");
    }

    private static String minute(Instant time) {
        return String.valueOf(Duration.between(START, time).toMinutes());
    }

    @Test
    void shouldSayWhatTicksHoldFirstWhenCompletenessMovesOn() {
        briefUntil(1);
        answer(4);
        answer(4);

        assertThat(briefUntil(5)).containsExactly("tick 5 2", "until 5");
    }

    @Test
    void shouldSayTheRetreatFirstWhenCompletenessIsTakenBack() {
        briefUntil(9);
        answer(4);

        assertThat(briefUntil(3)).containsExactly("until 3", "tick 5 1");
    }

    @Test
    void shouldSayTheRetreatFirstWhenSomebodyHoldsBackAltogether() {
        briefUntil(9);
        answer(4);

        assertThat(brief(Optional.empty())).containsExactly("until unknown", "tick 5 1");
    }

    @Test
    void shouldSayHowFarItIsFirstWhenItHasJustBegun() {
        answer(4);

        assertThat(briefUntil(3)).containsExactly("until 3", "tick 5 1");
    }

    @Test
    void shouldSaySummariesAloneWhenCompletenessStands() {
        briefUntil(3);
        answer(4);

        assertThat(briefUntil(3)).containsExactly("tick 5 1");
        assertThat(briefUntil(3)).isEmpty();
    }
}
