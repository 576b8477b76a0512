package io.cxpulse.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.alert.AlertQuality.Delay;
import io.cxpulse.alert.AlertQuality.FalsePages;
import io.cxpulse.alert.AlertQuality.Pages;
import org.junit.jupiter.api.Test;

/** A small part of {@code bench/alert-quality}; {@code -Dalerts.seed=<seed>} tries another one. */
class AlertQualityTest {

    private static final long SEED = Long.getLong("alerts.seed", 20_261_122);

    private final AlertQuality nps = new AlertQuality(TickScript.npsBelow30(), SEED);

    @Test
    void shouldHardlyPageWhenSegmentsAreHealthy() {
        System.out.println("alerts.seed=" + SEED);
        FalsePages pages = nps.falsePages(50, 40, 1_000);

        assertThat(pages.perThousand()).isLessThanOrEqualTo(2 + threeErrors(2, 1_000));
        assertThat(pages.naivePerThousand()).isGreaterThan(100_000);
    }

    @Test
    void shouldStayWithinBudgetWhenSegmentsAreAtThreshold() {
        assertThat(nps.falsePages(200, 30, 500).perThousand()).isLessThanOrEqualTo(250 + threeErrors(250, 500));
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

        assertThat(pages.perIncident()).isLessThanOrEqualTo(1.10);
        assertThat(pages.resolveMedian()).isLessThanOrEqualTo(105);
        assertThat(pages.naivePerIncident()).isGreaterThan(2);
    }

    /** Three standard errors of a number of pages that come by chance, per 1,000 segment-weeks. */
    private static double threeErrors(double perThousand, int weeks) {
        return 3 * Math.sqrt(perThousand * 1000.0 / weeks);
    }
}
