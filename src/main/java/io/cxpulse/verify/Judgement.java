package io.cxpulse.verify;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of one input record.
 *
 * @param reason the symbol its dead letter must carry; null where it must have none
 * @param fact what it says; null unless it is accepted
 */
record Judgement(
        Fate fate, @Nullable String reason, @Nullable Fact fact) {

    static Judgement rejected(Fate fate, String reason) {
        return new Judgement(fate, reason, null);
    }
}
