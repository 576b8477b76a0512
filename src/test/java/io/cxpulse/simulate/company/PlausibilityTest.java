package io.cxpulse.simulate.company;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.cases.FactType;
import io.cxpulse.event.Dimension;
import io.cxpulse.wire.EventKind;
import io.cxpulse.wire.OutboundEvent;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A week of the company has the volumes, rates and times that companies have. Any seed will do. */
class PlausibilityTest {

    private static final int DAYS = 7;

    private static List<OutboundEvent> week = List.of();

    @BeforeAll
    static void play() throws Exception {
        long seed = Long.getLong("seed", new Random().nextInt(1_000_000));
        System.out.println("seed of the week: " + seed);
        week = Played.events(Played.plan(seed, Duration.ofDays(DAYS)));
    }

    @Test
    void shouldHaveAboutFiftyThousandEventsWhenDayIsOfMeanVolume() {
        assertThat(week.size() / DAYS).isBetween(45_000, 55_000);
    }

    @Test
    void shouldBeQuieterWhenItIsNightOrWeekend() {
        Map<Integer, Long> byHour = week.stream()
                .filter(Played.of(EventKind.INTERACTION, "CONTACT_STARTED"))
                .collect(Collectors.groupingBy(event -> local(event).getHour(), Collectors.counting()));
        Map<DayOfWeek, Long> byDay = week.stream()
                .filter(Played.of(EventKind.INTERACTION, "CONTACT_STARTED"))
                .collect(Collectors.groupingBy(event -> local(event).getDayOfWeek(), Collectors.counting()));

        assertThat(byHour.get(3)).isLessThan(byHour.get(10) / 8);
        assertThat(byDay.get(DayOfWeek.SUNDAY)).isLessThan(byDay.get(DayOfWeek.SATURDAY));
        assertThat(byDay.get(DayOfWeek.SATURDAY)).isLessThan(byDay.get(DayOfWeek.WEDNESDAY) * 3 / 4);
    }

    @Test
    void shouldLiveByTheClockWhenItIsPutForwardOrBack() {
        Rhythm rhythm = new Rhythm(Played.COMPANY.zone());
        Instant spring =
                LocalDate.of(2026, 3, 29).atStartOfDay(Played.COMPANY.zone()).toInstant();
        Instant autumn =
                LocalDate.of(2026, 10, 25).atStartOfDay(Played.COMPANY.zone()).toInstant();

        // Of Sunday, 3 o'clock comes 2 hours after midnight in spring, 4 hours in autumn.
        assertThat(rhythm.at(spring.plus(Duration.ofHours(2)))).isEqualTo(rhythm.at(autumn.plus(Duration.ofHours(4))));
        assertThat(OpenHours.office(Played.COMPANY.zone())
                        .after(spring.minus(Duration.ofHours(5)), Duration.ofHours(2)))
                .isEqualTo("2026-03-30T07:00:00Z");
    }

    @Test
    void shouldAnswerAsOftenAsCustomersDoWhenAsked() {
        assertRate("relationship surveys", Played.with("kind", "RELATIONSHIP"), 0.25, 0.36);
        assertRate("chat", Played.with("channel", "chat").and(Played.with("kind", "TRANSACTIONAL")), 0.30, 0.46);
        assertRate("phone", Played.with("channel", "phone").and(Played.with("kind", "TRANSACTIONAL")), 0.13, 0.22);
        assertRate("email", Played.with("channel", "email").and(Played.with("kind", "TRANSACTIONAL")), 0.13, 0.25);
    }

    @Test
    void shouldBeAsContentAsCustomersAreWhenNothingGoesWrong() {
        assertThat(Played.nps(Played.answers(week, "NPS"))).as("NPS").isBetween(15.0, 50.0);
        assertThat(Played.share(Played.answers(week, "CSAT"), 4)).as("CSAT").isBetween(0.72, 0.90);
        assertThat(Played.mean(Played.answers(week, "CES"))).as("CES of 7").isBetween(5.0, 6.2);
    }

    @Test
    void shouldWaitHoldTransferAndGiveUpAsOftenAsCallersDo() {
        double queued = count(Played.of(EventKind.INTERACTION, "QUEUED"));
        double answered = count(Played.of(EventKind.INTERACTION, "ANSWERED"));

        assertThat(count(Played.of(EventKind.INTERACTION, "ABANDONED")) / queued)
                .as("abandoned")
                .isBetween(0.03, 0.12);
        assertThat(count(Played.of(EventKind.INTERACTION, "TRANSFERRED")) / answered)
                .as("transferred")
                .isBetween(0.05, 0.13);
        assertThat(count(Played.of(EventKind.INTERACTION, "HOLD_STARTED"))).isPositive();
        assertThat(count(Played.of(EventKind.INTERACTION, "BOT_CONTAINED"))
                        / (count(Played.of(EventKind.INTERACTION, "BOT_CONTAINED"))
                                + count(Played.of(EventKind.INTERACTION, "BOT_HANDOFF"))))
                .as("contained by the bot")
                .isBetween(0.35, 0.50);
    }

    @Test
    void shouldComeBackWhenTheyAreCustomers() {
        Map<String, Long> contacts = week.stream()
                .filter(Played.of(EventKind.INTERACTION, "CONTACT_STARTED"))
                .collect(Collectors.groupingBy(OutboundEvent::key, Collectors.counting()));

        assertThat(contacts.values().stream().filter(count -> count > 1).count())
                .isGreaterThan(2_000);
        // The same customer has the same product and region every time.
        Map<String, Set<String>> products = week.stream()
                .filter(event -> event.kind() != EventKind.CASE)
                .collect(Collectors.groupingBy(
                        OutboundEvent::key,
                        Collectors.mapping(
                                event -> Played.text(event, "product") + Played.text(event, "region"),
                                Collectors.toSet())));
        assertThat(products.values()).allSatisfy(values -> assertThat(values).hasSize(1));
    }

    @Test
    void shouldHaveNamesBeyondAsciiWhenSegmentsAreListed() {
        Map<Dimension, Set<String>> segments = Company.segments();

        assertThat(segments.get(Dimension.PRODUCT)).contains("Büro", "Студент", "Gamer 🎮");
        for (Map.Entry<Dimension, Set<String>> dimension : segments.entrySet()) {
            assertThat(week.stream()
                            .map(event -> Played.text(event, dimension.getKey().label()))
                            .filter(value -> !value.equals("null"))
                            .collect(Collectors.toSet()))
                    .isEqualTo(dimension.getValue());
        }
    }

    @Test
    void shouldAnswerAndSolveInPlausibleTimeWhenCasesAreCounted() {
        CaseLedger ledger = CaseLedger.of(week);

        assertThat(ledger.median(FactType.FIRST_RESPONSE, "app"))
                .isBetween(Duration.ofMinutes(6), Duration.ofMinutes(40));
        assertThat(ledger.median(FactType.FIRST_RESPONSE, "social"))
                .isBetween(Duration.ofMinutes(20), Duration.ofHours(3));
        assertThat(ledger.median(FactType.FIRST_RESPONSE, "email")).isBetween(Duration.ofHours(1), Duration.ofHours(8));
        assertThat(ledger.median(FactType.FIRST_RESOLUTION, "email"))
                .isBetween(Duration.ofHours(3), Duration.ofHours(48));
        assertThat(ledger.share(FactType.REOPENING)).isBetween(0.03, 0.08);
        assertThat(ledger.share(FactType.ONE_TOUCH)).isBetween(0.4, 0.8);
        assertThat(ledger.share(FactType.SLA)).isBetween(0.6, 0.97);
        assertThat(ledger.count(FactType.TRANSFERRED)).isPositive();
        assertThat(ledger.count(FactType.NEXT_REPLY)).isPositive();
        assertThat(ledger.count(FactType.CLOSURE)).isPositive();
    }

    private static void assertRate(String what, Predicate<OutboundEvent> those, double low, double high) {
        // Who was asked on the last day may still answer: the rates are a little too low.
        Map<String, Boolean> invitations = new HashMap<>();
        for (OutboundEvent event : week) {
            if (event.kind() == EventKind.SURVEY && those.test(event)) {
                boolean answer = Played.text(event, "type").equals("COMPLETED");
                invitations.merge(Played.text(event, "invitationId"), answer, Boolean::logicalOr);
            }
        }
        assertThat(invitations).as(what).hasSizeGreaterThan(200);
        assertThat(invitations.values().stream().filter(answered -> answered).count() / (double) invitations.size())
                .as(what)
                .isBetween(low, high);
    }

    private static double count(Predicate<OutboundEvent> those) {
        return week.stream().filter(those).count();
    }

    private static ZonedDateTime local(OutboundEvent event) {
        return event.eventTime().atZone(Played.COMPANY.zone());
    }
}
