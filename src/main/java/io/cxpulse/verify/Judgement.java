package io.cxpulse.verify;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of one input record.
 *
 * @param reason the symbol its dead letter must carry; null where it must have none
 * @param change what it does to the ledger; nothing unless it is counted
 */
record Judgement(Fate fate, @Nullable String reason, Change change) {

    static Judgement rejected(Fate fate, String reason) {
        return new Judgement(fate, reason, Change.NONE);
    }

    static Judgement duplicate() {
        return new Judgement(Fate.DUPLICATE, null, Change.NONE);
    }

    static Judgement accepted(Change change) {
        return new Judgement(change.isEmpty() ? Fate.FILTERED : Fate.COUNTED, null, change);
    }
}
