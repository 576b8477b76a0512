package io.cxpulse.app;

import io.cxpulse.simulate.DeliveryFailed;
import io.cxpulse.simulate.EventSink;
import io.cxpulse.wire.AvroSettings;

/** Connects a replay to where its events go. */
@FunctionalInterface
public interface SinkOpener {

    EventSink open(String bootstrap, AvroSettings avro) throws DeliveryFailed;
}
