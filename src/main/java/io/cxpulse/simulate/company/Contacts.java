package io.cxpulse.simulate.company;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

/** Tells what becomes of customers who turn to the company: the contact, and the case, survey or return that follows. */
final class Contacts {

    private static final double COMES_BACK = 0.45;
    private static final int MOST_RETURNS = 2;
    private static final double FEEDBACK = 0.2;
    private static final double LEAKS = 0.22;

    private final World world;
    private final Talk talk;

    Contacts(World world) {
        this.world = world;
        this.talk = new Talk(world.incidents());
    }

    /** Somebody who wants something. */
    Concern anybody(Chance chance) {
        return new Concern(
                Customer.any(world.seed(), world.customers(), chance),
                Company.CHANNELS.pick(chance),
                Company.TOPICS.pick(chance));
    }

    void begin(Concern concern, String id, Instant at, Chance chance, Consumer<Draft> taker) {
        begin(concern, id, at, 0, chance, taker);
    }

    private void begin(Concern concern, String id, Instant at, int returns, Chance chance, Consumer<Draft> taker) {
        if (!concern.channel().isLive()) {
            new Steps(concern, id + "k", at, taker)
                    .step("CONTACT_STARTED", "CUSTOMER", "caseId", caseId(id), "outcome", "FOLLOW_UP_NEEDED");
            openCase(concern, concern.topic().team(), id, at, chance, taker);
            return;
        }
        Ending ending = concern.channel() == Channel.PHONE
                ? talk.call(concern, id + "k", at, chance, taker)
                : talk.chat(concern, id + "k", at, chance, taker);
        if (ending.result() == Ending.Result.FOLLOW_UP) {
            openCase(concern, ending.team(), id, ending.at(), chance, taker);
        } else if (ending.result() != Ending.Result.ABANDONED) {
            ask(concern, ending, id, chance, taker);
        }
        Chance later = chance.branch("return");
        boolean unhappy = ending.result() == Ending.Result.UNSOLVED || ending.result() == Ending.Result.ABANDONED;
        if (unhappy && returns < MOST_RETURNS && later.happens(COMES_BACK)) {
            Instant again = world.daily().after(ending.at(), later.around(Duration.ofMinutes(50), 1.0));
            begin(concern, id + "r", again, returns + 1, later, taker);
        }
    }

    private void openCase(Concern concern, String team, String id, Instant at, Chance chance, Consumer<Draft> taker) {
        CaseFile file = new CaseFile(concern, team, caseId(id), at, chance.branch("priority"), taker);
        new CaseCourse(world, concern, file, chance.branch("case"), taker).run();
    }

    private static String caseId(String id) {
        return "case-" + id;
    }

    private void ask(Concern concern, Ending ending, String id, Chance chance, Consumer<Draft> taker) {
        Invitation by = concern.channel() == Channel.CHAT ? Invitation.WIDGET : Invitation.SMS;
        Surveys.Matter matter = new Surveys.Matter(
                concern, ending.team(), ending.at(), ending.mood(), Map.of("interactionId", id + "k"));
        world.surveys().ask(matter, by, id + "s", chance.branch("survey"), taker);
    }

    /** Looks for an answer without anybody's help, and may turn to somebody then. */
    void helpYourself(Concern concern, String id, Instant at, Chance chance, Consumer<Draft> taker) {
        Concern online = concern.by(chance.happens(0.6) ? Channel.WEB : Channel.APP);
        Steps steps =
                new Steps(online, id + "h", at, taker).step("SELF_SERVICE_SEARCH", "CUSTOMER", "sessionId", id + "h");
        for (int articles = chance.below(3); articles > 0; articles--) {
            steps.after(chance.around(Duration.ofSeconds(35), 0.8))
                    .step("ARTICLE_VIEW", "CUSTOMER", "sessionId", id + "h");
        }
        boolean leaks = chance.happens(LEAKS);
        if (chance.happens(FEEDBACK)) {
            steps.after(chance.around(Duration.ofMinutes(1), 0.8))
                    .step("ARTICLE_FEEDBACK", "CUSTOMER", "outcome", leaks ? "REJECTED" : "ACCEPTED");
        }
        if (leaks) {
            Instant turns = steps.now().plus(chance.between(Duration.ofMinutes(1), Duration.ofMinutes(12)));
            begin(concern, id, turns, MOST_RETURNS, chance.branch("leak"), taker);
        }
    }
}
