package io.cxpulse.simulate.company;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Tells the life of one case, from its opening to its closing. */
final class CaseCourse {

    private static final double SPAM = 0.012;
    private static final double CANCELLED = 0.01;
    private static final double DUPLICATE = 0.008;
    private static final double TRANSFER = 0.11;
    private static final double NOTE = 0.28;
    private static final double ESCALATION = 0.05;
    private static final double HOLD = 0.06;
    private static final double SOLVED_BY_BOT = 0.06;
    private static final double REOPENED = 0.055;
    private static final double ACCEPTED = 0.3;

    private static final Choice<Integer> ROUNDS = Choice.of(List.of(0, 1, 2, 3), 0.58, 0.25, 0.11, 0.06);

    private static final Choice<String> REOPEN_CAUSES =
            Choice.of(List.of("CUSTOMER_REPLY", "CUSTOMER_REJECTED", "THANK_YOU"), 0.55, 0.30, 0.15);

    private static final Duration CUSTOMER_REPLY = Duration.ofMinutes(170);
    private static final Duration SOLUTION = Duration.ofMinutes(75);

    private final World world;
    private final Concern concern;
    private final CaseFile file;
    private final Desk desk;
    private final Chance chance;
    private final Consumer<Draft> taker;
    private final Instant opened;
    private boolean inTime = true;
    private double mood;

    CaseCourse(World world, Concern concern, CaseFile file, Chance chance, Consumer<Draft> taker) {
        this.world = world;
        this.concern = concern;
        this.file = file;
        this.desk = world.desk(concern.channel());
        this.chance = chance;
        this.taker = taker;
        this.opened = file.now();
        this.mood = concern.mood();
    }

    void run() {
        open();
        if (endsEarly() || solvedByBot()) {
            return;
        }
        if (chance.happens(TRANSFER)) {
            work(scaled(Duration.ofMinutes(15)), 0.8);
            file.transfer(chance);
            mood -= 0.05;
        }
        respond();
        converse();
        solve();
        if (chance.happens(REOPENED)) {
            reopen();
        }
        ask();
        close();
    }

    private void open() {
        double luck = chance.unit();
        boolean byAgent = concern.channel().isLive();
        String origin = byAgent ? "AGENT" : luck < 0.015 ? "PROACTIVE" : luck < 0.025 ? "AUTOMATION" : "CUSTOMER";
        String actor = origin.equals("PROACTIVE") ? "AGENT" : origin;
        file.tellTo(
                "NEW",
                "OPENED",
                actor,
                "createdBy",
                origin,
                "slaTargetMillis",
                concern.channel().target().toMillis());
        boolean letter = concern.channel() == Channel.EMAIL || concern.channel() == Channel.WEB;
        if (chance.happens(0.9) && letter) {
            pass(Duration.ofSeconds(3), Duration.ofSeconds(40));
            file.tell("AUTO_REPLY", "AUTOMATION", "publicReply", true);
        }
        if (chance.happens(0.5) && !letter && !byAgent) {
            pass(Duration.ofSeconds(2), Duration.ofSeconds(8));
            file.tell("BOT_REPLY", "BOT", "publicReply", true);
        }
    }

    /** Spam, and what customers think better of or have reported twice. */
    private boolean endsEarly() {
        double luck = chance.unit();
        if (luck < SPAM) {
            pass(Duration.ofMinutes(1), Duration.ofMinutes(30));
            file.tell("MARKED_SPAM", "AUTOMATION");
            return true;
        }
        if (luck < SPAM + CANCELLED) {
            pass(Duration.ofMinutes(3), Duration.ofMinutes(90));
            file.tellTo("CANCELLED", "CANCELLED", "CUSTOMER");
            return true;
        }
        if (luck < SPAM + CANCELLED + DUPLICATE) {
            reportTwice();
        }
        return false;
    }

    /** The customer opens a second case, which an agent merges into this one. */
    private void reportTwice() {
        CaseFile twin = new CaseFile(
                concern, file.team(), file.caseId() + "d", file.now().plusSeconds(240), chance.branch("twin"), taker);
        twin.tellTo("NEW", "OPENED", "CUSTOMER", "createdBy", "CUSTOMER");
        twin.story().at(desk.done(twin.now(), chance.around(Duration.ofMinutes(20), 0.8), twin.dimensions()));
        twin.tellTo("CLOSED", "MERGED", "AGENT", "mergedIntoCaseId", file.caseId());
    }

    private boolean solvedByBot() {
        if (concern.channel() != Channel.APP || !chance.happens(SOLVED_BY_BOT)) {
            return false;
        }
        pass(Duration.ofSeconds(30), Duration.ofMinutes(4));
        file.tell("BOT_REPLY", "BOT", "publicReply", true);
        file.tellTo("SOLVED", "RESOLVED", "BOT", "resolutionCode", "answered-by-bot");
        ask();
        close();
        return true;
    }

    private void respond() {
        // Whoever takes a case answers it within minutes: the wait is over when it is taken.
        work(scaled(concern.channel().reply()), 0.75);
        file.assign(chance);
        if (chance.happens(NOTE)) {
            work(Duration.ofMinutes(1), 0.5);
            file.tell("INTERNAL_NOTE", "AGENT", "publicReply", false);
        }
        work(Duration.ofMinutes(2), 0.6);
        file.tell("AGENT_PUBLIC_REPLY", "AGENT", "publicReply", true);
        Duration waited = Duration.between(opened, file.now());
        Duration target = concern.channel().target();
        inTime = waited.compareTo(target) <= 0;
        mood -= inTime ? 0 : waited.compareTo(target.multipliedBy(3)) <= 0 ? 0.05 : 0.13;
    }

    /** The customer writes again, and an agent answers. */
    private void converse() {
        for (int rounds = ROUNDS.pick(chance); rounds > 0; rounds--) {
            pass(Duration.ofSeconds(1), Duration.ofSeconds(3));
            file.tellTo("PENDING_CUSTOMER", "PENDING_CUSTOMER", "AGENT");
            file.story().at(world.daily().after(file.now(), chance.around(CUSTOMER_REPLY, 1.1)));
            file.tellTo("OPEN", "CUSTOMER_REPLY", "CUSTOMER", "publicReply", true);
            if (chance.happens(ESCALATION)) {
                work(Duration.ofMinutes(10), 0.5);
                file.tell("ESCALATED", "AGENT");
            }
            work(scaled(concern.channel().reply().multipliedBy(3).dividedBy(4)), 0.8);
            file.tell("AGENT_PUBLIC_REPLY", "AGENT", "publicReply", true);
            mood -= 0.02;
        }
        if (chance.happens(HOLD)) {
            pass(Duration.ofSeconds(10), Duration.ofMinutes(2));
            file.tellTo("ON_HOLD", "ON_HOLD", "AGENT");
            work(Duration.ofHours(5), 0.8);
            file.tellTo("OPEN", "RESUMED", "AGENT");
        }
    }

    private void solve() {
        work(scaled(SOLUTION), 0.9);
        file.tellTo("SOLVED", "RESOLVED", "AGENT", "resolutionCode", "solved");
    }

    private void reopen() {
        String cause = REOPEN_CAUSES.pick(chance);
        file.story().at(world.daily().after(file.now(), chance.around(Duration.ofHours(5), 0.9)));
        file.tell("CUSTOMER_REPLY", "CUSTOMER", "publicReply", true);
        pass(Duration.ofSeconds(1), Duration.ofSeconds(3));
        file.tellTo("OPEN", "REOPENED", "AUTOMATION", "reopenCause", cause);
        if (!cause.equals("THANK_YOU")) {
            work(scaled(concern.channel().reply()), 0.8);
            file.tell("AGENT_PUBLIC_REPLY", "AGENT", "publicReply", true);
            mood -= 0.12;
        }
        solve();
    }

    private void ask() {
        Invitation by = concern.channel() == Channel.APP ? Invitation.WIDGET : Invitation.LETTER;
        Surveys.Matter matter =
                new Surveys.Matter(concern, file.team(), file.now(), mood, Map.of("caseId", file.caseId()));
        world.surveys().ask(matter, by, file.caseId() + "s", chance.branch("survey"), taker);
    }

    /** Nothing comes after it: a case that nobody minds is closed by itself. */
    private void close() {
        if (chance.happens(ACCEPTED)) {
            file.story().at(world.daily().after(file.now(), chance.around(Duration.ofHours(3), 0.9)));
            file.tell("SOLUTION_ACCEPTED", "CUSTOMER");
            pass(Duration.ofSeconds(1), Duration.ofSeconds(5));
        } else {
            file.story().after(Duration.ofDays(3));
        }
        file.tellTo("CLOSED", "CLOSED", "AUTOMATION", "slaMet", inTime);
    }

    private Duration scaled(Duration usual) {
        return Duration.ofMillis((long) (usual.toMillis() * file.pace()));
    }

    private void pass(Duration least, Duration most) {
        file.story().after(chance.between(least, most));
    }

    /** An agent works on it, for about the time given. */
    private void work(Duration usual, double spread) {
        file.story().at(desk.done(file.now(), chance.around(usual, spread), file.dimensions()));
    }
}
