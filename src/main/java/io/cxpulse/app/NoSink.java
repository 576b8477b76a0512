package io.cxpulse.app;

import io.cxpulse.simulate.EventSink;
import io.cxpulse.wire.OutboundEvent;
import io.cxpulse.wire.UnmappableRow;

/** Takes events for a run that only counts them. */
final class NoSink implements EventSink {

    @Override
    public void send(OutboundEvent event) {}

    @Override
    public void reject(UnmappableRow row) {}

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
