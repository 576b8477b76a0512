package io.cxpulse.cases;

import io.cxpulse.event.CaseChange;
import io.cxpulse.event.CaseStatus;
import io.cxpulse.event.CaseStep;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a case has come.
 *
 * @param status never DELETED, which is a matter of {@link Presence}; UNKNOWN before the opening
 * @param firstSolved first solution
 * @param lastSolved last solution, or its last confirmation
 * @param firstCompleted first solution or closing
 * @param closing last closing
 * @param transfers so far
 */
public record Course(
        CaseStatus status,
        Optional<Mark> firstSolved,
        Optional<Solution> lastSolved,
        Optional<Mark> firstCompleted,
        Optional<Closing> closing,
        Reopenings reopenings,
        int transfers) {

    static final Course NOT_BEGUN = new Course(
            CaseStatus.UNKNOWN,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Reopenings.NONE,
            0);

    /** @param isOneTouch whether it took at most one reply of an agent */
    public record Solution(Mark mark, boolean isOneTouch) {}

    /**
     * @param slaMet what the source said until then; null if nothing
     * @param isFirstContact whether the case was neither transferred nor reopened until then
     */
    public record Closing(Mark mark, @Nullable Boolean slaMet, boolean isFirstContact) {}

    /** @param sinceCompleted whether the case was reopened after it was last solved or closed, or at all */
    public record Reopenings(boolean any, boolean fromSolved, boolean sinceCompleted) {

        static final Reopenings NONE = new Reopenings(false, false, false);

        Reopenings plus(CaseStatus from) {
            return new Reopenings(true, fromSolved || from == CaseStatus.SOLVED, true);
        }

        Reopenings completed() {
            return new Reopenings(any, fromSolved, false);
        }
    }

    /** What one event does to a course. */
    enum Turn {
        /** Solved, closed, or either confirmed. */
        COMPLETED,
        REOPENED,
        OTHER
    }

    Course opened() {
        return withStatus(CaseStatus.NEW);
    }

    Course transferred() {
        return new Course(status, firstSolved, lastSolved, firstCompleted, closing, reopenings, transfers + 1);
    }

    /** @param next status the event says or implies; {@code UNKNOWN} if none */
    Turn turn(CaseStep step, CaseStatus next) {
        return switch (next) {
            case SOLVED -> status.isCompleted() && step.change() != CaseChange.RESOLVED ? Turn.OTHER : Turn.COMPLETED;
            case CLOSED ->
                status == CaseStatus.CLOSED && step.change() != CaseChange.CLOSED ? Turn.OTHER : Turn.COMPLETED;
            case NEW, OPEN, PENDING_CUSTOMER, ON_HOLD -> isReopening(step) ? Turn.REOPENED : Turn.OTHER;
            case UNKNOWN, CANCELLED, DELETED -> Turn.OTHER;
        };
    }

    private boolean isReopening(CaseStep step) {
        return status.isCompleted()
                || (status.isActive() && step.change() == CaseChange.REOPENED && !reopenings.sinceCompleted());
    }

    /** The course after an event that leads to {@code next} and takes this turn. */
    Course after(Turn turn, CaseStatus next, Mark mark, int replies, @Nullable Boolean slaMet) {
        return switch (turn) {
            case COMPLETED -> next == CaseStatus.SOLVED ? solved(mark, replies) : closed(mark, slaMet);
            case REOPENED -> reopened(next);
            case OTHER -> next == CaseStatus.UNKNOWN || next == CaseStatus.DELETED ? this : withStatus(next);
        };
    }

    private Course solved(Mark mark, int replies) {
        return new Course(
                CaseStatus.SOLVED,
                firstSolved.or(() -> Optional.of(mark)),
                Optional.of(new Solution(mark, replies <= 1)),
                firstCompleted.or(() -> Optional.of(mark)),
                closing,
                reopenings.completed(),
                transfers);
    }

    private Course closed(Mark mark, @Nullable Boolean slaMet) {
        return new Course(
                CaseStatus.CLOSED,
                firstSolved,
                lastSolved,
                firstCompleted.or(() -> Optional.of(mark)),
                Optional.of(new Closing(mark, slaMet, transfers == 0 && !reopenings.any())),
                reopenings.completed(),
                transfers);
    }

    private Course reopened(CaseStatus next) {
        return new Course(next, firstSolved, lastSolved, firstCompleted, closing, reopenings.plus(status), transfers);
    }

    private Course withStatus(CaseStatus next) {
        return new Course(next, firstSolved, lastSolved, firstCompleted, closing, reopenings, transfers);
    }
}
