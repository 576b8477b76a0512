package io.cxpulse.alert;

import java.util.Optional;

/**
 * What a tick makes of a rule instance.
 *
 * @param reason why its phase changed; empty if it did not
 */
public record Verdict(RuleInstance instance, Optional<AlertReason> reason) {

    static Verdict unchanged(RuleInstance instance) {
        return new Verdict(instance, Optional.empty());
    }

    static Verdict of(RuleInstance before, RuleInstance after, AlertReason reason) {
        before.phase().require(after.phase());
        return new Verdict(after, Optional.of(reason));
    }
}
