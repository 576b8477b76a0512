package io.cxpulse.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.alert.AlertPhase;
import io.cxpulse.alert.Announcement;
import io.cxpulse.alert.Evidence;
import io.cxpulse.alert.Incident;
import io.cxpulse.alert.RuleInstance;
import io.cxpulse.alert.Watch;
import io.cxpulse.alert.WatchEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is kept of a rule and a segment beside its ticks: there may be a million of them. */
class WatchBytesTest {

    private static final int MOST = 200;

    private static final Instant TIME = Instant.parse("2026-11-22T10:00:00Z");
    private static final Evidence EVIDENCE = Evidence.of(2.5, 31.25, 1e6, 3e7, 0.125);

    @Test
    void shouldTakeFewBytesWhenSegmentWasNeverAlerted() {
        RuleInstance instance = instance(AlertPhase.INACTIVE, Optional.empty());

        assertThat(bytes(instance, instance, List.of())).isLessThanOrEqualTo(140);
    }

    @Test
    void shouldStayWithinTheLimitWhenAlertIsFiringAndWasSaid() {
        Incident incident = new Incident(TIME, TIME.minusSeconds(1_200), 1e9, Optional.empty());
        RuleInstance instance = instance(AlertPhase.RECOVERING, Optional.of(incident));
        Announcement said = new Announcement(TIME, TIME, AlertPhase.RECOVERING, Optional.empty(), false);

        assertThat(bytes(instance(AlertPhase.INACTIVE, Optional.empty()), instance, List.of(said)))
                .isLessThanOrEqualTo(MOST);
    }

    /** Incidents long over are settled with the checkpoint; these four are of the last week. */
    @Test
    void shouldStayWithinTheLimitWhenThereWereFourIncidentsInAWeek() {
        List<Announcement> said = IntStream.range(0, 4)
                .mapToObj(day -> TIME.minus(Duration.ofDays(7 - day)))
                .map(at ->
                        new Announcement(at, at, AlertPhase.RESOLVED, Optional.of(at.plus(Duration.ofHours(3))), false))
                .toList();
        Incident last = new Incident(TIME, TIME.minusSeconds(600), 1e9, Optional.of(TIME.plusSeconds(7_200)));
        Incident before = new Incident(TIME.minusSeconds(90_000), TIME.minusSeconds(99_000), 1e5, Optional.of(TIME));

        assertThat(bytes(
                        instance(AlertPhase.RESOLVED, Optional.of(before)),
                        instance(AlertPhase.FIRING, Optional.of(last)),
                        said))
                .isLessThanOrEqualTo(MOST);
    }

    private static RuleInstance instance(AlertPhase phase, Optional<Incident> incident) {
        return new RuleInstance(
                phase,
                EVIDENCE,
                Optional.of(TIME.minus(Duration.ofDays(6))),
                Optional.empty(),
                29,
                Optional.of(TIME.minusSeconds(60)),
                false,
                incident);
    }

    private static int bytes(RuleInstance checkpoint, RuleInstance instance, List<Announcement> announced) {
        Watch watch = new Watch(checkpoint, TIME.minus(Duration.ofDays(7)), instance, TIME, announced);
        return new WatchCodec().encode(new WatchEntry(Long.MAX_VALUE, watch, Optional.of(TIME.plusSeconds(60)))).length;
    }
}
