package io.cxpulse.cases;

import static io.cxpulse.testing.CaseLog.minute;
import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.event.Actor;
import io.cxpulse.event.CaseChange;
import io.cxpulse.event.CaseOrigin;
import io.cxpulse.testing.CaseLog;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CaseClocksTest {

    private final CaseLog log = new CaseLog("дело é 😀");

    @Test
    void shouldRunWhenNobodyAnswered() {
        log.event("a", 0, CaseChange.OPENED, Actor.CUSTOMER).event("b", 7, CaseChange.CUSTOMER_REPLY, Actor.CUSTOMER);

        CaseClocks clocks = clocks();

        // The message is answered by the first response, whose clock runs already.
        assertThat(clocks)
                .isEqualTo(new CaseClocks(
                        CaseClock.running(minute(0)),
                        CaseClock.NONE,
                        CaseClock.running(minute(0)),
                        CaseClock.running(minute(0))));
        assertThat(clocks.open().shown(Optional.of(minute(11)))).contains(Duration.ofMinutes(11));
        assertThat(clocks.open().shown(Optional.empty())).isEmpty();
    }

    @Test
    void shouldRunFromOldestMessageWhenCustomerWritesAgain() {
        log.event("a", 0, CaseChange.OPENED, Actor.CUSTOMER)
                .event("b", 5, CaseChange.AGENT_PUBLIC_REPLY, Actor.AGENT)
                .event("c", 11, CaseChange.CUSTOMER_REPLY, Actor.CUSTOMER)
                .event("d", 13, CaseChange.CUSTOMER_REPLY, Actor.CUSTOMER);

        assertThat(clocks().nextReply()).isEqualTo(CaseClock.running(minute(11)));

        log.event("e", 17, CaseChange.AGENT_PUBLIC_REPLY, Actor.AGENT);

        assertThat(clocks().nextReply()).isEqualTo(CaseClock.NONE);
        assertThat(clocks().firstResponse().shown(Optional.empty())).contains(Duration.ofMinutes(5));
    }

    @Test
    void shouldLapseWhenCaseIsSolvedWithoutReply() {
        log.event("a", 0, CaseChange.OPENED, Actor.CUSTOMER).event("b", 19, CaseChange.RESOLVED, Actor.AUTOMATION);

        assertThat(clocks())
                .isEqualTo(new CaseClocks(
                        CaseClock.LAPSED, CaseClock.NONE, CaseClock.NONE, CaseClock.stopped(minute(0), minute(19))));
    }

    @Test
    void shouldLapseWhenCaseIsClosedWithoutSolution() {
        log.event("a", 0, CaseChange.OPENED, Actor.CUSTOMER).event("b", 19, CaseChange.CLOSED, Actor.AGENT);

        assertThat(clocks().resolution()).isEqualTo(CaseClock.LAPSED);
        assertThat(clocks().open()).isEqualTo(CaseClock.NONE);
    }

    @ParameterizedTest
    @EnumSource(names = {"AGENT", "PROACTIVE"})
    void shouldAwaitNoFirstResponseWhenCompanyWroteFirst(CaseOrigin origin) {
        log.createdBy(origin)
                .event("a", 0, CaseChange.OPENED, Actor.AGENT)
                .event("b", 3, CaseChange.CUSTOMER_REPLY, Actor.CUSTOMER);

        assertThat(clocks().firstResponse()).isEqualTo(CaseClock.NONE);
        assertThat(clocks().nextReply()).isEqualTo(CaseClock.running(minute(3)));
    }

    @Test
    void shouldRunFromCustomersMessageWhenMachineOpened() {
        log.createdBy(CaseOrigin.AUTOMATION).event("a", 0, CaseChange.OPENED, Actor.AUTOMATION);

        assertThat(clocks().firstResponse()).isEqualTo(CaseClock.NONE);

        log.event("b", 3, CaseChange.CUSTOMER_REPLY, Actor.CUSTOMER);

        assertThat(clocks().firstResponse()).isEqualTo(CaseClock.running(minute(3)));
    }

    @Test
    void shouldShowNothingWhenCaseIsNotOpened() {
        log.event("b", 3, CaseChange.CUSTOMER_REPLY, Actor.CUSTOMER);

        assertThat(clocks()).isEqualTo(new CaseClocks(CaseClock.NONE, CaseClock.NONE, CaseClock.NONE, CaseClock.NONE));
    }

    @ParameterizedTest
    @EnumSource(names = {"CANCELLED", "DELETED", "MERGED", "MARKED_SPAM"})
    void shouldNotRunWhenCaseIsInNoNumber(CaseChange change) {
        log.event("a", 0, CaseChange.OPENED, Actor.CUSTOMER).event("b", 3, change, Actor.AGENT);

        assertThat(clocks()).isEqualTo(new CaseClocks(CaseClock.NONE, CaseClock.NONE, CaseClock.NONE, CaseClock.NONE));
    }

    private CaseClocks clocks() {
        return CaseStory.of(log.slots(), Optional.empty()).clocks();
    }
}
