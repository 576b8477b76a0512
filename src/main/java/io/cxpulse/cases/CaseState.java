package io.cxpulse.cases;

import io.cxpulse.event.CaseChange;
import io.cxpulse.event.CaseStatus;
import io.cxpulse.event.CaseStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A case after the events so far, in constant space: the next event in order needs no other.
 *
 * @param opening empty before the case is opened: nothing is timed or counted until then
 */
public record CaseState(
        Optional<Opening> opening, Presence presence, Routing routing, Conversation conversation, Course course) {

    public static final CaseState EMPTY =
            new CaseState(Optional.empty(), Presence.PRESENT, Routing.UNKNOWN, Conversation.SILENT, Course.NOT_BEGUN);

    /**
     * A state, and the facts that became so with the last event and stay so whatever follows.
     *
     * @param happened besides those that {@link CaseState#standing} of the state says
     */
    public record Advance(CaseState state, List<CaseFact> happened) {

        public Advance {
            happened = List.copyOf(happened);
        }
    }

    /** Whether the case is in any number at all. */
    public boolean counts() {
        return opening.isPresent() && presence.isPresent() && course.status() != CaseStatus.CANCELLED;
    }

    /** The state after one more event, which is the last in {@link CaseStep#ORDER}. */
    public Advance after(CaseStep step) {
        boolean opens = opening.isEmpty() && step.change() == CaseChange.OPENED;
        CaseStatus next =
                step.change() == CaseChange.OPENED && !opens ? step.content().statusAfter() : step.status();
        Presence present = presence.after(step.change(), next);
        Routing routed = routing.after(step);
        if (opens) {
            return opened(step, next, present, routed);
        }
        return opening.isEmpty()
                ? new Advance(new CaseState(opening, present, routed, conversation, course), List.of())
                : worked(step, next, present, routed);
    }

    private Advance opened(CaseStep step, CaseStatus next, Presence present, Routing routed) {
        Mark mark = new Mark(step.occurredAt(), step.actor(), routed.dimensions());
        Opening at = new Opening(step.occurredAt(), step.actor(), step.content().createdBy());
        CaseState open = new CaseState(Optional.of(at), present, routed, conversation, course.opened());
        List<CaseFact> happened = new ArrayList<>();
        happened.add(CaseFact.event(FactType.OPENED, mark));
        return open.turned(step, next, mark, happened);
    }

    private Advance worked(CaseStep step, CaseStatus next, Presence present, Routing routed) {
        Mark mark = new Mark(step.occurredAt(), step.actor(), routed.dimensions());
        List<CaseFact> happened = new ArrayList<>();
        if (step.isAgentReply()) {
            conversation.endedBy(mark, opening.orElseThrow()).ifPresent(happened::add);
        }
        boolean transfer = routing.isTransfer(step);
        if (transfer) {
            happened.add(CaseFact.event(FactType.TRANSFERRED, mark));
        }
        CaseState spoken = new CaseState(
                opening, present, routed, conversation.after(step), transfer ? course.transferred() : course);
        return spoken.turned(step, next, mark, happened);
    }

    private Advance turned(CaseStep step, CaseStatus next, Mark mark, List<CaseFact> happened) {
        Course.Turn turn = course.turn(step, next);
        Course turned = course.after(turn, next, mark, conversation.replies(), routing.slaMet());
        if (turn == Course.Turn.REOPENED) {
            happened.add(CaseFact.reopened(mark, course.status()));
        }
        if (course.firstSolved().isEmpty() && turned.firstSolved().isPresent()) {
            happened.add(CaseFact.duration(
                    FactType.FIRST_RESOLUTION, opening.orElseThrow().at(), mark));
        }
        Conversation rest = turn == Course.Turn.COMPLETED ? conversation.completed() : conversation;
        return new Advance(new CaseState(opening, presence, routing, rest, turned), happened);
    }

    /** The facts that are so as long as the case stays as it is; empty before the opening. */
    public List<CaseFact> standing() {
        return opening.map(this::standing).orElse(List.of());
    }

    private List<CaseFact> standing(Opening start) {
        List<CaseFact> facts = new ArrayList<>();
        if (course.status().isActive()) {
            facts.add(CaseFact.event(FactType.WAITING, new Mark(start.at(), start.actor(), routing.dimensions())));
        }
        course.firstSolved()
                .ifPresent(mark -> facts.add(CaseFact.verdict(
                        FactType.SOLVED_REOPENING, mark, course.reopenings().fromSolved())));
        course.firstCompleted()
                .ifPresent(mark -> facts.add(CaseFact.verdict(
                        FactType.REOPENING, mark, course.reopenings().any())));
        if (course.status().isCompleted()) {
            course.lastSolved().ifPresent(solution -> addSolution(solution, start, facts));
        }
        if (course.status() == CaseStatus.CLOSED) {
            course.closing().ifPresent(closing -> addClosing(closing, start, facts));
        }
        return facts;
    }

    private static void addSolution(Course.Solution solution, Opening start, List<CaseFact> facts) {
        facts.add(CaseFact.duration(FactType.FULL_RESOLUTION, start.at(), solution.mark()));
        facts.add(CaseFact.verdict(FactType.ONE_TOUCH, solution.mark(), solution.isOneTouch()));
    }

    private static void addClosing(Course.Closing closing, Opening start, List<CaseFact> facts) {
        facts.add(CaseFact.duration(FactType.CLOSURE, start.at(), closing.mark()));
        if (closing.slaMet() != null) {
            facts.add(CaseFact.verdict(FactType.SLA, closing.mark(), closing.slaMet()));
        }
        facts.add(CaseFact.verdict(FactType.FIRST_CONTACT, closing.mark(), closing.isFirstContact()));
    }
}
