package io.cxpulse.embedded;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import kafka.server.FaultHandlerFactory;
import org.apache.kafka.server.fault.FaultHandler;
import org.apache.kafka.server.fault.FaultHandlerException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs the faults of the broker and remembers the first fatal one. The broker's own handler halts the process, which
 * here is also the application: it decides itself when to stop.
 */
final class BrokerFaults implements FaultHandlerFactory {

    private static final Logger LOG = LoggerFactory.getLogger(BrokerFaults.class);

    private final AtomicReference<@Nullable Throwable> firstFatal = new AtomicReference<>();

    @Override
    public FaultHandler build(String name, boolean fatal, Runnable action) {
        return (message, cause) -> handle(name, fatal, action, message, cause);
    }

    Optional<Throwable> firstFatal() {
        return Optional.ofNullable(firstFatal.get());
    }

    private RuntimeException handle(
            String name, boolean fatal, Runnable action, String message, @Nullable Throwable cause) {
        FaultHandlerException fault = cause == null
                ? new FaultHandlerException(name + ": " + message)
                : new FaultHandlerException(name + ": " + message, cause);
        LOG.error("Broker fault{}: {}", fatal ? ", fatal" : "", fault.getMessage(), cause);
        if (fatal) {
            firstFatal.compareAndSet(null, fault);
        }
        action.run();
        return fault;
    }
}
