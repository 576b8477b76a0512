package io.cxpulse.verify;

import io.cxpulse.schema.CaseEventType;
import io.cxpulse.schema.CaseStatus;

/** The marks that take a case out of every number, whatever its status is. */
final class CaseMarks {

    private boolean deleted;
    private boolean merged;
    private boolean spam;

    void update(CaseEventType type, CaseStatus status) {
        switch (type) {
            case MERGED -> merged = true;
            case MARKED_SPAM -> spam = true;
            case UNMARKED_SPAM -> spam = false;
            case RESTORED -> {
                merged = false;
                deleted = false;
            }
            default -> {
                // Says nothing about marks, except by its status.
            }
        }
        if (status != CaseStatus.UNKNOWN) {
            deleted = status == CaseStatus.DELETED;
        }
    }

    boolean excluded() {
        return deleted || merged || spam;
    }
}
