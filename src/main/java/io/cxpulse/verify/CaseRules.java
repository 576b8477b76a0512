package io.cxpulse.verify;

import io.cxpulse.schema.CaseEvent;
import io.cxpulse.schema.CaseEventType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What makes an event of a case invalid besides the rules of all events. */
final class CaseRules {

    private CaseRules() {}

    /** Where it must stand: under the id of its case. */
    static Optional<String> place(Event event, byte @Nullable [] key) {
        CaseEvent change = event.change();
        if (change == null) {
            return Optional.empty();
        }
        byte[] id = change.getCaseId().getBytes(StandardCharsets.UTF_8);
        return Rules.first(
                () -> Rules.text(change.getCaseId()), () -> Rules.broken(!Arrays.equals(id, key), "KEY_MISMATCH"));
    }

    static Optional<String> content(Event event) {
        CaseEvent change = event.change();
        if (change == null) {
            return Optional.empty();
        }
        Long target = change.getSlaTargetMillis();
        return Rules.first(
                () -> Rules.broken(isMergedIntoItself(change), "MERGE_INVALID"),
                () -> Rules.broken(target != null && target < 0, "DURATION_NEGATIVE"),
                () -> text(change.getMergedIntoCaseId()),
                () -> text(change.getAssigneeAfter()));
    }

    private static Optional<String> text(@Nullable String value) {
        return value == null ? Optional.empty() : Rules.text(value);
    }

    private static boolean isMergedIntoItself(CaseEvent change) {
        return change.getType() == CaseEventType.MERGED && change.getCaseId().equals(change.getMergedIntoCaseId());
    }
}
