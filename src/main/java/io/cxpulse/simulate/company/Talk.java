package io.cxpulse.simulate.company;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** A call, or a chat: waiting, talking, being put on hold and handed over, or giving up. */
record Talk(Incidents incidents) {

    private static final double BOT = 0.7;
    private static final double CONTAINED = 0.42;
    private static final double HOLDS = 0.24;
    private static final double TRANSFERS = 0.09;
    private static final double SOLVED = 0.72;
    private static final double FOLLOW_UP = 0.17;

    private static final double MOOD_OF_GIVING_UP = -0.30;
    private static final double MOOD_OF_TRAP = -0.42;
    private static final double MOOD_OF_TRANSFER = -0.06;
    private static final double MOOD_OF_HOLD = -0.02;
    private static final double MOOD_OF_MINUTE = -0.015;
    private static final double MOOD_UNSOLVED = -0.18;
    private static final double MOOD_OF_FOLLOW_UP = -0.05;

    Ending call(Concern concern, String id, Instant at, Chance chance, Consumer<Draft> taker) {
        Steps steps = new Steps(concern, id, at, taker).step("CONTACT_STARTED", "CUSTOMER");
        steps.after(chance.between(Duration.ofSeconds(4), Duration.ofSeconds(25)));
        return queue(steps, concern, Duration.ofSeconds(42), chance);
    }

    Ending chat(Concern concern, String id, Instant at, Chance chance, Consumer<Draft> taker) {
        Steps steps = new Steps(concern, id, at, taker).step("CONTACT_STARTED", "CUSTOMER");
        Chance bot = chance.branch("bot");
        boolean meetsBot = bot.happens(BOT);
        double traps = incidents.botTraps(concern.dimensions(steps.team()), at);
        if (chance.branch("trap").happens(traps)) {
            return trapped(steps, concern, bot);
        }
        if (meetsBot && contained(steps, bot)) {
            return new Ending(steps.now(), steps.team(), Ending.Result.SOLVED, concern.mood() - 0.02);
        }
        return queue(steps, concern, Duration.ofSeconds(34), chance);
    }

    /** Whether the bot needed no human. */
    private static boolean contained(Steps steps, Chance bot) {
        for (int turns = 1 + bot.below(3); turns > 0; turns--) {
            turn(steps, bot);
        }
        if (bot.happens(CONTAINED)) {
            steps.step("BOT_CONTAINED", "BOT").step("ENDED", "CUSTOMER", "outcome", "RESOLVED");
            return true;
        }
        if (bot.happens(0.6)) {
            steps.after(bot.between(Duration.ofSeconds(3), Duration.ofSeconds(15)))
                    .step("HUMAN_REQUESTED", "CUSTOMER");
        }
        steps.step("BOT_HANDOFF", "BOT");
        return false;
    }

    private static void turn(Steps steps, Chance bot) {
        steps.after(bot.between(Duration.ofSeconds(6), Duration.ofSeconds(30))).step("BOT_TURN", "BOT");
    }

    private static Ending trapped(Steps steps, Concern concern, Chance bot) {
        for (int pleas = 2 + bot.below(3); pleas > 0; pleas--) {
            turn(steps, bot);
            steps.after(bot.between(Duration.ofSeconds(2), Duration.ofSeconds(12)))
                    .step("HUMAN_REQUESTED", "CUSTOMER");
        }
        steps.step("BOT_CONTAINED", "BOT").step("ENDED", "CUSTOMER", "outcome", "UNRESOLVED");
        return new Ending(steps.now(), steps.team(), Ending.Result.UNSOLVED, concern.mood() + MOOD_OF_TRAP);
    }

    private static Ending queue(Steps steps, Concern concern, Duration usual, Chance chance) {
        steps.step("QUEUED", "SYSTEM", "queueId", "q-" + concern.topic().label());
        Duration wait = chance.around(usual, 0.95);
        Duration patience = chance.around(Duration.ofMinutes(4), 0.7);
        double mood = concern.mood() + MOOD_OF_MINUTE * wait.toSeconds() / 60.0;
        if (patience.compareTo(wait) < 0) {
            steps.after(patience).step("ABANDONED", "CUSTOMER", "outcome", "ABANDONED");
            return new Ending(steps.now(), steps.team(), Ending.Result.ABANDONED, mood + MOOD_OF_GIVING_UP);
        }
        steps.after(wait).step("ANSWERED", "AGENT");
        return concern.channel() == Channel.PHONE ? speak(steps, mood, chance) : write(steps, mood, chance);
    }

    private static Ending speak(Steps steps, double mood, Chance chance) {
        double feels = mood;
        steps.after(talk(chance));
        if (chance.happens(HOLDS)) {
            steps.step("HOLD_STARTED", "AGENT")
                    .after(chance.around(Duration.ofSeconds(50), 0.8))
                    .step("HOLD_ENDED", "AGENT");
            feels += MOOD_OF_HOLD;
        }
        if (chance.happens(TRANSFERS)) {
            steps.after(talk(chance)).transfer(chance);
            feels += MOOD_OF_TRANSFER;
        }
        return end(steps.after(talk(chance)), feels, chance);
    }

    /** A part of a call. */
    private static Duration talk(Chance chance) {
        return chance.around(Duration.ofSeconds(110), 0.6);
    }

    private static Ending write(Steps steps, double mood, Chance chance) {
        double feels = mood;
        for (int messages = 1 + chance.below(3); messages > 0; messages--) {
            steps.after(chance.around(Duration.ofSeconds(30), 0.6)).step("MESSAGE_IN", "CUSTOMER");
            steps.after(chance.around(Duration.ofSeconds(45), 0.6)).step("MESSAGE_OUT", "AGENT");
        }
        if (chance.happens(TRANSFERS)) {
            steps.transfer(chance);
            feels += MOOD_OF_TRANSFER;
        }
        return end(steps.after(chance.around(Duration.ofMinutes(1), 0.6)), feels, chance);
    }

    private static Ending end(Steps steps, double mood, Chance chance) {
        double luck = chance.unit();
        if (luck < SOLVED) {
            return ended(steps, "RESOLVED", Ending.Result.SOLVED, mood, chance);
        }
        return luck < SOLVED + FOLLOW_UP
                ? ended(steps, "FOLLOW_UP_NEEDED", Ending.Result.FOLLOW_UP, mood + MOOD_OF_FOLLOW_UP, chance)
                : ended(steps, "UNRESOLVED", Ending.Result.UNSOLVED, mood + MOOD_UNSOLVED, chance);
    }

    private static Ending ended(Steps steps, String outcome, Ending.Result result, double mood, Chance chance) {
        steps.step("ENDED", "CUSTOMER", "outcome", outcome);
        Instant at = steps.now();
        steps.wrapUp(chance);
        return new Ending(at, steps.team(), result, mood);
    }
}
