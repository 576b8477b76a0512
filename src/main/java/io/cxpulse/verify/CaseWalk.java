package io.cxpulse.verify;

import io.cxpulse.schema.CaseEventType;
import io.cxpulse.schema.CaseStatus;
import io.cxpulse.verify.Moment.Phase;
import io.cxpulse.verify.Moment.Turn;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Walks through one case from its first step on and says what each step finds and leaves. */
final class CaseWalk {

    private final CaseMarks marks = new CaseMarks();
    private SortedMap<String, String> dimensions = new TreeMap<>();
    private Phase phase = Phase.NONE;
    private boolean reopenedSinceEnd;

    /** The steps must come in order. */
    Moment next(CaseStep step) {
        String teamBefore = dimensions.get("team");
        updateDimensions(step);
        boolean opens = phase == Phase.NONE && step.type() == CaseEventType.OPENED;
        CaseStatus status = status(step, opens);
        marks.update(step.type(), status);
        // An opening finds a case that has just become active: it may solve or close it at once.
        Phase found = opens ? Phase.ACTIVE : phase;
        return found == Phase.NONE ? unopened(step) : opened(step, found, status, isTransferred(step, teamBefore));
    }

    private Moment unopened(CaseStep step) {
        return new Moment(step, dimensions, Phase.NONE, Phase.NONE, Turn.NONE, false, false, marks.excluded());
    }

    private Moment opened(CaseStep step, Phase found, CaseStatus status, boolean transferred) {
        boolean reopened = isReopened(step, found, status);
        Turn turn = turn(step, found, status);
        phase = after(found, status);
        boolean ends = turn == Turn.SOLVED || turn == Turn.CLOSED;
        reopenedSinceEnd = !ends && (reopened || reopenedSinceEnd);
        boolean excluded = marks.excluded() || phase == Phase.CANCELLED;
        return new Moment(step, dimensions, found, phase, turn, reopened, transferred, excluded);
    }

    private void updateDimensions(CaseStep step) {
        if (!dimensions.entrySet().containsAll(step.dimensions().entrySet())) {
            dimensions = new TreeMap<>(dimensions);
            dimensions.putAll(step.dimensions());
        }
    }

    private static CaseStatus status(CaseStep step, boolean opens) {
        CaseStatus said = step.change().getStatusAfter();
        if (said != CaseStatus.UNKNOWN) {
            return said;
        }
        return switch (step.type()) {
            case OPENED -> opens ? CaseStatus.NEW : CaseStatus.UNKNOWN;
            case PENDING_CUSTOMER -> CaseStatus.PENDING_CUSTOMER;
            case ON_HOLD, SNOOZED -> CaseStatus.ON_HOLD;
            case RESUMED, REOPENED, SOLUTION_REJECTED -> CaseStatus.OPEN;
            case RESOLVED -> CaseStatus.SOLVED;
            case CLOSED -> CaseStatus.CLOSED;
            case CANCELLED -> CaseStatus.CANCELLED;
            case DELETED -> CaseStatus.DELETED;
            default -> CaseStatus.UNKNOWN;
        };
    }

    private static Phase after(Phase found, CaseStatus status) {
        return switch (status) {
            case NEW, OPEN, PENDING_CUSTOMER, ON_HOLD -> Phase.ACTIVE;
            case SOLVED -> Phase.SOLVED;
            case CLOSED -> Phase.CLOSED;
            case CANCELLED -> Phase.CANCELLED;
            case DELETED, UNKNOWN -> found;
        };
    }

    private static Turn turn(CaseStep step, Phase found, CaseStatus status) {
        if (status == CaseStatus.SOLVED) {
            if (found == Phase.ACTIVE || found == Phase.CANCELLED) {
                return Turn.SOLVED;
            }
            return step.type() == CaseEventType.RESOLVED ? Turn.CONFIRMED : Turn.NONE;
        }
        boolean closes = found != Phase.CLOSED || step.type() == CaseEventType.CLOSED;
        return status == CaseStatus.CLOSED && closes ? Turn.CLOSED : Turn.NONE;
    }

    private boolean isReopened(CaseStep step, Phase found, CaseStatus status) {
        return switch (found) {
            case SOLVED, CLOSED -> after(found, status) == Phase.ACTIVE;
            // Only the source knows that it was not.
            case ACTIVE -> step.type() == CaseEventType.REOPENED && !reopenedSinceEnd;
            case NONE, CANCELLED -> false;
        };
    }

    private boolean isTransferred(CaseStep step, @Nullable String teamBefore) {
        if (step.type() == CaseEventType.TEAM_CHANGED) {
            return teamBefore != null && !teamBefore.equals(dimensions.get("team"));
        }
        return step.type() == CaseEventType.TRANSFERRED;
    }
}
