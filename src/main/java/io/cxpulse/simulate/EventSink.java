package io.cxpulse.simulate;

import io.cxpulse.wire.OutboundEvent;
import io.cxpulse.wire.UnmappableRow;

/** Where a replay's events go. */
public interface EventSink extends AutoCloseable {

    /** Hands an event over, possibly before it is delivered. */
    void send(OutboundEvent event) throws DeliveryFailed;

    /** Hands a row over that could not be mapped. */
    void reject(UnmappableRow row) throws DeliveryFailed;

    /** Returns when everything handed over is delivered. */
    void flush() throws DeliveryFailed;

    /** Gives up what is not delivered yet. */
    @Override
    void close();
}
