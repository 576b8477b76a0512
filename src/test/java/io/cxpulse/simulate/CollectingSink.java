package io.cxpulse.simulate;

import io.cxpulse.wire.OutboundEvent;
import io.cxpulse.wire.UnmappableRow;
import java.util.ArrayList;
import java.util.List;

/** Keeps what it is given; can be told to fail. */
public class CollectingSink implements EventSink {

    private final List<OutboundEvent> events = new ArrayList<>();
    private final List<UnmappableRow> rejected = new ArrayList<>();
    private int failAfter = Integer.MAX_VALUE;
    private boolean closed;

    public CollectingSink failingAfter(int count) {
        failAfter = count;
        return this;
    }

    @Override
    public void send(OutboundEvent event) throws DeliveryFailed {
        if (events.size() >= failAfter) {
            throw new DeliveryFailed("the broker went away");
        }
        events.add(event);
    }

    @Override
    public void reject(UnmappableRow row) {
        rejected.add(row);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        closed = true;
    }

    public List<OutboundEvent> events() {
        return events;
    }

    public List<UnmappableRow> rejected() {
        return rejected;
    }

    public boolean isClosed() {
        return closed;
    }

    /** A field of every event, in order. */
    public List<Object> field(String name) {
        return events.stream()
                .map(event -> event.value()
                        .get(event.value().getSchema().getField(name).pos()))
                .toList();
    }

    /** Path and line of every rejection, e.g. {@code NETPRO@4}. */
    public List<String> rejectedPaths() {
        return rejected.stream().map(row -> row.path() + "@" + row.line()).toList();
    }
}
