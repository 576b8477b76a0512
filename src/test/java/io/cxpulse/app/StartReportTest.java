package io.cxpulse.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class StartReportTest {

    private final StartReport report = new StartReport();

    @Test
    void shouldSayHowMuchIsLeftWhenStoresAreRestored() {
        assertThat(report.next("REBALANCING é", OptionalLong.of(12_000)))
                .isEqualTo("The pipeline does not run yet after 30 s: REBALANCING é,"
                        + " at most 12000 records are left to be restored");
        assertThat(report.next("REBALANCING", OptionalLong.of(7)))
                .isEqualTo(
                        "The pipeline does not run yet after 60 s: REBALANCING, at most 7 records are left to be restored");
    }

    @Test
    void shouldSayWhyWhenNothingWasRestoredForAnInterval() {
        report.next("REBALANCING", OptionalLong.of(7));

        assertThat(report.next("REBALANCING", OptionalLong.of(7)))
                .isEqualTo(
                        "The pipeline does not run yet after 60 s: REBALANCING, at most 7 records are left to be restored,"
                                + " as many as 30 s ago; if all brokers are up, a transaction that was never ended holds it up");
    }

    @Test
    void shouldBlameNothingWhenNothingIsLeft() {
        report.next("REBALANCING", OptionalLong.of(0));

        assertThat(report.next("REBALANCING", OptionalLong.of(0)))
                .isEqualTo(
                        "The pipeline does not run yet after 60 s: REBALANCING, at most 0 records are left to be restored");
    }

    @Test
    void shouldSayOnlyTheStateWhenNothingElseIsKnown() {
        report.next("REBALANCING", OptionalLong.empty());

        assertThat(report.next("REBALANCING", OptionalLong.empty()))
                .isEqualTo("The pipeline does not run yet after 60 s: REBALANCING");
    }
}
