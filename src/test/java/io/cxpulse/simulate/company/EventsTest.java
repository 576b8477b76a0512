package io.cxpulse.simulate.company;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.event.CustomerEvent;
import io.cxpulse.event.EventRules;
import io.cxpulse.event.TimePolicy;
import io.cxpulse.wire.EventKind;
import io.cxpulse.wire.OutboundEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the simulator produces is what a good producer sends. */
class EventsTest {

    private static List<OutboundEvent> events = List.of();

    @BeforeAll
    static void play() throws Exception {
        long seed = Long.getLong("seed", new Random().nextInt(1_000_000));
        System.out.println("seed of two days with all incidents: " + seed);
        events = Played.events(Played.plan(
                seed,
                Duration.ofDays(2),
                Played.incident("release", Duration.ofHours(-30)),
                Played.incident("silence", Duration.ofHours(-13)),
                Played.incident("bot-trap", Duration.ofHours(-10))));
    }

    @Test
    void shouldPassAllRulesWhenDecoded() {
        EventRules rules = new EventRules(TimePolicy.surveys().earliest());
        try (WireTrip wire = new WireTrip()) {
            for (OutboundEvent event : events) {
                CustomerEvent decoded = wire.of(event);

                assertThat(rules.check(decoded, event.key().getBytes(StandardCharsets.UTF_8)))
                        .as(event.value()::toString)
                        .isEmpty();
                assertThat(decoded.eventTime()).isEqualTo(event.eventTime());
            }
        }
    }

    @Test
    void shouldComeInOrderOfTimeUnderIdsOfTheirOwnWhenPlayed() {
        assertThat(events).extracting(OutboundEvent::eventTime).isSorted();
        assertThat(events).extracting(event -> Played.text(event, "eventId")).doesNotHaveDuplicates();
        assertThat(events).extracting(event -> Played.text(event, "ingestedAt")).doesNotContain("null");
    }

    @Test
    void shouldBeKeyedByCaseOrCustomerWhenProduced() {
        for (OutboundEvent event : events) {
            String wanted = event.kind() == EventKind.CASE
                    ? Played.text(event, "caseId")
                    : Played.text(event, "type").equals("CHANGE_MARKER")
                            ? Played.text(event, "eventId")
                            : Played.text(event, "customerId");
            assertThat(event.key()).isEqualTo(wanted).startsWith(event.kind() == EventKind.CASE ? "case-" : "");
        }
        assertThat(events)
                .filteredOn(Played.of(EventKind.INTERACTION, "CHANGE_MARKER"))
                .singleElement()
                .satisfies(marker -> assertThat(Played.text(marker, "product")).isEqualTo("Büro"));
    }

    @Test
    void shouldTellOfCasesAsHelpDesksDoWhenTheyGoOn() {
        Map<String, String> status = new HashMap<>();
        Map<String, Long> sequence = new HashMap<>();
        Set<String> types = new HashSet<>();
        for (OutboundEvent event : events) {
            if (event.kind() == EventKind.CASE) {
                types.add(Played.text(event, "type"));
                assertThat(Played.text(event, "statusBefore")).isEqualTo(status.getOrDefault(event.key(), "UNKNOWN"));
                status.put(event.key(), Played.text(event, "statusAfter"));
                long number = (Long) Played.field(event, "sourceSequence");
                assertThat(number).isEqualTo(sequence.getOrDefault(event.key(), 0L) + 1);
                sequence.put(event.key(), number);
            }
        }

        assertThat(types)
                .contains(
                        "OPENED",
                        "ASSIGNED",
                        "TRANSFERRED",
                        "CUSTOMER_REPLY",
                        "AGENT_PUBLIC_REPLY",
                        "BOT_REPLY",
                        "AUTO_REPLY",
                        "INTERNAL_NOTE",
                        "PENDING_CUSTOMER",
                        "ON_HOLD",
                        "RESUMED",
                        "ESCALATED",
                        "RESOLVED",
                        "REOPENED",
                        "CLOSED",
                        "CANCELLED",
                        "MERGED",
                        "MARKED_SPAM",
                        "SOLUTION_ACCEPTED");
    }

    @Test
    void shouldHaveOpenedEveryCaseAndInvitedEveryAnswerBeforeWhenAnythingFollows() {
        Set<String> known = new HashSet<>();
        for (OutboundEvent event : events) {
            if (event.kind() == EventKind.CASE) {
                assertThat(known.add(event.key()))
                        .as(event.value()::toString)
                        .isEqualTo(Played.text(event, "type").equals("OPENED"));
            } else if (event.kind() == EventKind.SURVEY) {
                assertThat(known.add(Played.text(event, "invitationId")))
                        .as(event.value()::toString)
                        .isEqualTo(Played.text(event, "type").equals("INVITED"));
            }
        }
    }
}
