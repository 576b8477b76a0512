package io.cxpulse.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What makes the change of a case invalid, beside what holds for every event. */
final class CaseRules {

    private CaseRules() {}

    /** Which case it is: the key decides where the record is kept, so the history of a case needs it to be the case's. */
    static @Nullable Rejection identity(CaseStep step, byte @Nullable [] key) {
        Rejection unfit = EventRules.text("caseId", step.caseId());
        if (unfit != null) {
            return unfit;
        }
        return key != null && Arrays.equals(key, step.caseId().getBytes(StandardCharsets.UTF_8))
                ? null
                : new Rejection(
                        RejectionReason.KEY_MISMATCH,
                        "caseId",
                        (key == null ? "the record has no key" : "the record has another key")
                                + "; the key must be the caseId as UTF-8 text");
    }

    static @Nullable Rejection content(CaseStep step) {
        CaseStep.Content content = step.content();
        if (step.change() == CaseChange.MERGED && step.caseId().equals(content.mergedIntoCaseId())) {
            return new Rejection(
                    RejectionReason.MERGE_INVALID, "mergedIntoCaseId", "a case cannot be merged into itself");
        }
        Long target = content.slaTargetMillis();
        if (target != null && target < 0) {
            return new Rejection(
                    RejectionReason.DURATION_NEGATIVE,
                    "slaTargetMillis",
                    target + "; 0 or more milliseconds are accepted");
        }
        Rejection unfit = optionalText("mergedIntoCaseId", content.mergedIntoCaseId());
        return unfit == null ? optionalText("assigneeAfter", content.assignee()) : unfit;
    }

    private static @Nullable Rejection optionalText(String path, @Nullable String value) {
        return value == null ? null : EventRules.text(path, value);
    }
}
