package io.cxpulse.alert;

import static io.cxpulse.alert.QualityLimits.withChance;
import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.alert.AlertQuality.Delay;
import io.cxpulse.alert.AlertQuality.FalsePages;
import io.cxpulse.alert.AlertQuality.Pages;
import org.junit.jupiter.api.Test;

/** A small part of {@code bench/alert-quality}; {@code -Dalerts.seed=<seed>} tries another one. */
class AlertQualityTest {

    private static final long SEED = Long.getLong("alerts.seed", 20_261_122);

    /** Machines differ, and this one may be busy; the bench holds the limit itself. */
    private static final int MARGIN = 4;

    private final AlertQuality nps = new AlertQuality(TickScript.npsBelow30(), SEED);
    private final AlertQuality csat = new AlertQuality(AlertQualityBench.csatBelow80(4), SEED);

    @Test
    void shouldHardlyPageWhenSegmentsAreHealthy() {
        System.out.println("alerts.seed=" + SEED);
        FalsePages pages = nps.falsePages(50, 40, 1_000);

        assertThat(pages.perThousand()).isLessThanOrEqualTo(withChance(QualityLimits.HEALTHY, 1_000));
        assertThat(pages.naivePerThousand()).isGreaterThan(100_000);
    }

    @Test
    void shouldStayWithinBudgetWhenSegmentsAreAtThreshold() {
        assertThat(nps.falsePages(200, 30, 500).perThousand()).isLessThanOrEqualTo(withChance(250, 500));
    }

    @Test
    void shouldStayWithinLongBudgetWhenSegmentsAreAtThreshold() {
        AlertQuality rare = new AlertQuality(AlertQualityBench.npsBelow30(26), SEED);

        assertThat(rare.falsePages(50, 30, 1_000).perThousand()).isLessThanOrEqualTo(withChance(38.5, 1_000));
    }

    @Test
    void shouldHardlyPageWhenShareIsHealthy() {
        FalsePages pages = csat.falsePages(50, 0.85, 1_000);

        assertThat(pages.perThousand()).isLessThanOrEqualTo(withChance(QualityLimits.HEALTHY, 1_000));
        assertThat(pages.naivePerThousand()).isGreaterThan(100_000);
    }

    @Test
    void shouldStayWithinBudgetWhenShareIsAtThreshold() {
        assertThat(csat.falsePages(200, 0.80, 500).perThousand()).isLessThanOrEqualTo(withChance(250, 500));
    }

    @Test
    void shouldTakeLessThanMicrosecondWhenTickIsEvaluated() {
        assertThat(EvaluationCost.whenWell(20)).isLessThan(MARGIN * QualityLimits.NANOSECONDS);
        assertThat(EvaluationCost.whenFiring(20)).isLessThan(MARGIN * QualityLimits.NANOSECONDS);
    }

    @Test
    void shouldSeeDropSoonWhenAnswersAreMany() {
        Delay delay = nps.delay(200, 40, 0, 200);

        assertThat(delay.median()).isLessThanOrEqualTo(50);
        assertThat(delay.withinDay()).isGreaterThanOrEqualTo(0.99);
    }

    @Test
    void shouldPageOnceWhenIncidentLasts() {
        Pages pages = nps.pages(200, 40, 10, 100);

        assertThat(pages.perIncident()).isLessThanOrEqualTo(QualityLimits.PAGES_PER_INCIDENT);
        assertThat(pages.resolveMedian()).isLessThanOrEqualTo(105);
        assertThat(pages.naivePerIncident()).isGreaterThan(2);
    }
}
