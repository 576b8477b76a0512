package io.cxpulse.alert;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All that is kept of one rule over one segment, beside what its ticks hold.
 *
 * @param checkpoint instance after the tick that ended at {@code checkpointAt}: where a fold of the past begins anew
 * @param instance after the last tick that was evaluated, which ended at {@code evaluatedTo}
 * @param announced what was said of incidents since the checkpoint, by time
 */
public record Watch(
        RuleInstance checkpoint,
        Instant checkpointAt,
        RuleInstance instance,
        Instant evaluatedTo,
        List<Announcement> announced) {

    public Watch {
        announced = List.copyOf(announced);
    }

    /** Before the first tick, the one after {@code end}. */
    public static Watch from(Instant end) {
        return new Watch(RuleInstance.NEW, end, RuleInstance.NEW, end, List.of());
    }

    /** Where the fold of ticks begins: at the last one evaluated, or before the first one that has changed since. */
    Watch rewound() {
        return new Watch(checkpoint, checkpointAt, checkpoint, checkpointAt, announced);
    }

    Watch evaluated(RuleInstance next, Instant to, List<Announcement> said) {
        return new Watch(checkpoint, checkpointAt, next, to, said);
    }

    /** @param settled incidents that were over by then cannot change any more */
    Watch checkedAt(RuleInstance past, Instant time, Instant settled) {
        List<Announcement> reachable = announced.stream()
                .filter(said -> !said.isSettled(settled) || said.name().isAfter(time))
                .toList();
        return new Watch(past, time, instance, evaluatedTo, reachable);
    }

    /** What was said of the incident that matters now: the one that goes on, else the newest. */
    public Optional<Announcement> current() {
        return announced.stream()
                .max(Comparator.comparing((Announcement said) -> said.phase().isActive())
                        .thenComparing(Announcement::raisedAt)
                        .thenComparing(Announcement::name));
    }
}
