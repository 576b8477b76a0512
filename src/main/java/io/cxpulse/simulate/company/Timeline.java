package io.cxpulse.simulate.company;

import io.cxpulse.wire.OutboundEvent;
import java.time.Instant;
import java.util.PriorityQueue;

/**
 * The events of a plan in order of time, without end. What is in memory is the future of the stories that have begun: at
 * the usual volume some ten thousand events.
 */
public final class Timeline {

    private final Arrivals arrivals;
    private final EventMaker maker;
    private final PriorityQueue<Draft> pending = new PriorityQueue<>(Draft.ORDER);
    private long slot;

    public Timeline(Plan plan) {
        this.arrivals = new Arrivals(plan);
        this.maker = new EventMaker();
        this.slot = Arrivals.firstSlot(plan.span().start());
        arrivals.announce(pending::add);
    }

    /** When the next event happens. */
    public Instant nextTime() {
        return head().at();
    }

    public OutboundEvent next() {
        Draft next = head();
        pending.remove();
        return maker.make(next);
    }

    /** Nothing that begins later can come before it. */
    private Draft head() {
        Draft head = pending.peek();
        while (head == null || !head.at().isBefore(Arrivals.begin(slot))) {
            arrivals.open(slot++, pending::add);
            head = pending.peek();
        }
        return head;
    }
}
