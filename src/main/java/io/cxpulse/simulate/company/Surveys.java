package io.cxpulse.simulate.company;

import io.cxpulse.event.Dimension;
import io.cxpulse.wire.EventKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Asks customers for their opinion and tells what they say. What goes wrong when they answer is on their mind. */
record Surveys(Incidents incidents, OpenHours awake) {

    private static final double OFFERED = 0.75;
    private static final double COMMENTS = 0.12;
    private static final double IN_APP = 0.5;

    private static final Choice<List<Question>> FORMS = Choice.of(
            List.of(
                    List.of(Question.SATISFACTION),
                    List.of(Question.EASE),
                    List.of(Question.SATISFACTION, Question.EASE),
                    List.of(Question.RECOMMEND)),
            0.48,
            0.16,
            0.16,
            0.20);

    private static final List<String> PRAISE = List.of("Sehr schnell, danke schön", "Très bien 👍", "Всё отлично");
    private static final List<String> BLAME = List.of("Viel zu langsam", "Personne ne répond", "Очень плохо 😡");

    /**
     * Something to be asked about.
     *
     * @param done when it was over
     * @param mood how content it left the customer, 0..1
     * @param subject its id, under the name of its field
     */
    record Matter(Concern concern, String team, Instant done, double mood, Map<String, Object> subject) {}

    private record Form(String surveyId, String kind, Invitation by, List<Question> questions) {}

    /** Asks some of the customers about it. */
    void ask(Matter matter, Invitation by, String id, Chance chance, Consumer<Draft> taker) {
        Form form = new Form("after-contact", "TRANSACTIONAL", by, FORMS.pick(chance));
        if (chance.happens(OFFERED)) {
            Map<String, Object> shared = matter.concern().fields(matter.team());
            shared.putAll(matter.subject());
            conduct(form, matter, shared, story(form, matter.done(), id, chance, taker), chance);
        }
    }

    /** Asks a customer how likely a recommendation is, apart from any contact. */
    void askForRecommendation(Concern concern, Instant at, String id, Chance chance, Consumer<Draft> taker) {
        boolean inApp = chance.happens(IN_APP);
        Concern asked = concern.by(inApp ? Channel.APP : Channel.EMAIL);
        Form form = new Form(
                "relationship",
                "RELATIONSHIP",
                inApp ? Invitation.WIDGET : Invitation.LETTER,
                List.of(Question.RECOMMEND));
        Map<String, Object> shared = asked.fields(concern.topic().team());
        shared.keySet().removeAll(List.of(Dimension.TEAM.label(), Dimension.TOPIC.label()));
        Matter matter = new Matter(asked, concern.topic().team(), at, concern.mood(), Map.of());
        conduct(form, matter, shared, new Story(EventKind.SURVEY, id, at, taker), chance);
    }

    private Story story(Form form, Instant done, String id, Chance chance, Consumer<Draft> taker) {
        Instant asked = done.plus(form.by().wait(chance));
        return new Story(EventKind.SURVEY, id, awake(form, asked), taker);
    }

    private Instant awake(Form form, Instant time) {
        return form.by().isAtOnce() ? time : awake.after(time, Duration.ZERO);
    }

    private void conduct(Form form, Matter matter, Map<String, Object> shared, Story story, Chance chance) {
        shared.put("surveyId", form.surveyId());
        shared.put("invitationId", story.id());
        shared.put("kind", form.kind());
        shared.put("language", Company.language(matter.concern().customer().region()));
        Question first = form.questions().get(0);
        story.tell(shared, "type", "INVITED", "metric", first.metric(), "question", first.label());
        if (!chance.happens(form.by().responseRate())) {
            return;
        }
        String invited = story.now().toString();
        Instant answers = awake(form, story.now().plus(form.by().delay(chance)));
        story.at(answers);
        for (Question question : form.questions()) {
            story.tell(shared, answer(question, matter, story, invited, chance).toArray());
        }
    }

    private List<Object> answer(Question question, Matter matter, Story story, String invited, Chance chance) {
        Instant at = story.now().plusMillis(1);
        double mood = matter.mood() + incidents.mood(matter.concern().dimensions(matter.team()), at);
        int score = question.answer(mood, chance);
        List<Object> own = new ArrayList<>(List.of("type", "COMPLETED", "metric", question.metric()));
        own.addAll(List.of("question", question.label(), "responseId", story.id()));
        own.addAll(List.of("invitedAt", invited, "respondedAt", at.toString(), "score", (double) score));
        own.addAll(List.of("scaleMin", question.low(), "scaleMax", question.high(), "polarity", "HIGHER_BETTER"));
        List<String> words = score * 2 > question.low() + question.high() ? PRAISE : BLAME;
        String said = words.get(chance.below(words.size()));
        if (chance.happens(COMMENTS)) {
            own.addAll(List.of("comment", said));
        }
        return own;
    }
}
