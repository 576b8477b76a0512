package io.cxpulse.simulate.company;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.cases.FactType;
import io.cxpulse.config.IncidentDefinition;
import io.cxpulse.event.Dimension;
import io.cxpulse.wire.EventKind;
import io.cxpulse.wire.OutboundEvent;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** An incident changes the numbers of its segment while it lasts, and of no other. */
class IncidentsTest {

    private static final Duration TWO_DAYS = Duration.ofDays(2);
    private static final Volume BUSY = new Volume(6, 6, false);

    /** Ten o'clock on Tuesday, in Berlin. */
    private static final Duration OFFSET = Duration.ofHours(-14);

    private static final Duration LASTS = Duration.ofHours(2);

    private static final Instant START = Played.MONDAY.plus(TWO_DAYS).plus(OFFSET);

    private final long seed = Long.getLong("seed", new Random().nextInt(1_000_000));

    @Test
    void shouldHurtOneProductWhenReleased() throws Exception {
        List<OutboundEvent> calm = calm();
        List<OutboundEvent> hurt = played("release");
        Predicate<OutboundEvent> product = Played.with("product", "Büro");
        Predicate<OutboundEvent> during = during();

        assertSame(calm, hurt, product.negate());
        assertSame(calm, hurt, before());
        List<OutboundEvent> calmThere = only(calm, product.and(during));
        List<OutboundEvent> hurtThere = only(hurt, product.and(during));
        assertThat(contacts(hurtThere)).isBetween(contacts(calmThere) * 17 / 10, contacts(calmThere) * 4);
        assertThat(Played.nps(Played.answers(hurtThere, "NPS")))
                .as("NPS")
                .isLessThan(Played.nps(Played.answers(only(calm, product), "NPS")) - 40);
        assertThat(Played.mean(Played.answers(hurtThere, "CES")))
                .as("ease")
                .isLessThan(Played.mean(Played.answers(only(calm, product), "CES")) - 0.6);
    }

    @Test
    void shouldAnswerNoCaseOfTeamWhenItIsSilent() throws Exception {
        List<OutboundEvent> calm = calm();
        List<OutboundEvent> hurt = played("silence");
        Predicate<OutboundEvent> during = during();
        Predicate<OutboundEvent> team = Played.with("team", "Доставка");
        Predicate<OutboundEvent> work = event -> event.kind() == EventKind.CASE
                && Set.of("AGENT_PUBLIC_REPLY", "RESOLVED", "ASSIGNED", "INTERNAL_NOTE")
                        .contains(Played.text(event, "type"))
                && !Played.text(event, "actor").equals("BOT");

        assertThat(only(calm, team.and(work).and(during))).hasSizeGreaterThan(100);
        assertThat(only(hurt, team.and(work).and(during))).isEmpty();
        assertSame(calm, hurt, before());
        Set<String> touched = hurt.stream()
                .filter(event -> event.kind() == EventKind.CASE)
                .filter(team)
                .map(OutboundEvent::key)
                .collect(Collectors.toSet());
        assertSame(calm, hurt, event -> !touched.contains(Played.text(event, "caseId")));
        assertThat(responses(hurt)).isGreaterThan(responses(calm).plus(Duration.ofMinutes(20)));
    }

    @Test
    void shouldTrapCustomersOfChatWhenBotHandsNobodyOver() throws Exception {
        List<OutboundEvent> calm = calm();
        List<OutboundEvent> hurt = played("bot-trap");
        Predicate<OutboundEvent> chat = Played.with("channel", "chat");
        Predicate<OutboundEvent> there = chat.and(during());

        assertSame(calm, hurt, chat.negate());
        assertSame(calm, hurt, before());
        Predicate<OutboundEvent> handoff = Played.of(EventKind.INTERACTION, "BOT_HANDOFF");
        assertThat(only(hurt, there.and(handoff)).size())
                .isLessThan(only(calm, there.and(handoff)).size() / 3);
        assertThat(Played.share(Played.answers(only(hurt, there), "CSAT"), 4))
                .as("CSAT")
                .isLessThan(Played.share(Played.answers(only(calm, chat), "CSAT"), 4) - 0.3);
    }

    private List<OutboundEvent> calm() throws Exception {
        System.out.println("seed of two busy days: " + seed);
        return Played.events(Played.plan(seed, TWO_DAYS, BUSY));
    }

    private List<OutboundEvent> played(String incident) throws Exception {
        return Played.events(Played.plan(seed, TWO_DAYS, BUSY, new Plan.ScriptedIncident(lasting(incident), OFFSET)));
    }

    /** The shipped incident, for two hours whatever it says: a few answers tell nothing. */
    private static IncidentDefinition lasting(String name) {
        IncidentDefinition shipped = Played.COMPANY.incident(name).orElseThrow();
        return new IncidentDefinition(
                name,
                shipped.description(),
                shipped.starts(),
                LASTS,
                shipped.where(),
                shipped.effects(),
                shipped.strength(),
                shipped.marker());
    }

    private static Predicate<OutboundEvent> during() {
        return Played.between(START, START.plus(LASTS));
    }

    private static Predicate<OutboundEvent> before() {
        return Played.between(Instant.MIN, START);
    }

    private static List<OutboundEvent> only(List<OutboundEvent> events, Predicate<OutboundEvent> those) {
        return events.stream().filter(those).toList();
    }

    private static void assertSame(List<OutboundEvent> calm, List<OutboundEvent> hurt, Predicate<OutboundEvent> those)
            throws IOException {
        assertThat(Played.bytes(only(hurt, those)))
                .usingElementComparator(Arrays::compare)
                .isNotEmpty()
                .isEqualTo(Played.bytes(only(calm, those)));
    }

    private static int contacts(List<OutboundEvent> events) {
        return only(events, Played.of(EventKind.INTERACTION, "CONTACT_STARTED")).size();
    }

    /** Median time to the first response, on the app, of cases opened while the team is silent in one of the plays. */
    private static Duration responses(List<OutboundEvent> events) {
        return CaseLedger.median(CaseLedger.of(events)
                .facts(FactType.FIRST_RESPONSE)
                .filter(fact -> "Доставка".equals(fact.dimensions().get(Dimension.TEAM)))
                .filter(fact -> "app".equals(fact.dimensions().get(Dimension.CHANNEL)))
                .filter(fact -> isDuringSilence(fact.eventTime().minus(fact.duration()))));
    }

    private static boolean isDuringSilence(Instant time) {
        return !time.isBefore(START) && time.isBefore(START.plus(LASTS));
    }
}
