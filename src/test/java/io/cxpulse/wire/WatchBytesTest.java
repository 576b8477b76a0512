package io.cxpulse.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.alert.AlertPhase;
import io.cxpulse.alert.Announcement;
import io.cxpulse.alert.Evidence;
import io.cxpulse.alert.Incident;
import io.cxpulse.alert.RuleInstance;
import io.cxpulse.alert.Watch;
import io.cxpulse.alert.WatchEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is kept of a rule and a segment beside its ticks: there may be a million of them. */
class WatchBytesTest {

    private static final int MOST = 200;

    private static final Instant TIME = Instant.parse("2026-11-22T10:00:00Z");
    private static final Evidence EVIDENCE = Evidence.of(2.5, 31.25, 1e6, 3e7, 0.125);

    @Test
    void shouldTakeFewBytesWhenSegmentWasNeverAlerted() {
        RuleInstance instance = new RuleInstance(
                AlertPhase.INACTIVE,
                EVIDENCE,
                Optional.of(TIME),
                Optional.empty(),
                0,
                Optional.of(TIME),
                false,
                Optional.empty());

        assertThat(bytes(instance, List.of())).isLessThanOrEqualTo(160);
    }

    @Test
    void shouldStayWithinTheLimitWhenAlertIsFiringAndWasSaid() {
        RuleInstance instance = new RuleInstance(
                AlertPhase.RECOVERING,
                EVIDENCE,
                Optional.of(TIME),
                Optional.empty(),
                29,
                Optional.of(TIME),
                false,
                Optional.of(new Incident(TIME, TIME, 1e9, Optional.empty())));
        Announcement said = new Announcement(TIME, TIME, AlertPhase.RECOVERING, Optional.empty(), false);

        assertThat(bytes(instance, List.of(said))).isLessThanOrEqualTo(MOST);
    }

    private static int bytes(RuleInstance instance, List<Announcement> announced) {
        WatchEntry entry =
                new WatchEntry(Long.MAX_VALUE, new Watch(instance, TIME, instance, TIME, announced), Optional.of(TIME));
        return new WatchCodec().encode(entry).length;
    }
}
