package io.cxpulse.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * Silences warnings that are normal when broker and clients share a process: clients that ask for topics which are just
 * being created, or that the broker is asked for twice, connections that end because the broker stops, a first transaction that the broker has not heard of,
 * recommendations for a later release, and the temporary directory of an ephemeral instance.
 */
final class EmbeddedLog {

    private static final List<String> NOISY = List.of(
            "kafka.server.DefaultAutoTopicCreationManager",
            "org.apache.kafka.clients.NetworkClient",
            "org.apache.kafka.clients.producer.internals.Sender",
            "org.apache.kafka.streams.StreamsConfig",
            "org.apache.kafka.streams.processor.internals.StateDirectory");

    private EmbeddedLog() {}

    static void quieten() {
        NOISY.forEach(name -> ((Logger) LoggerFactory.getLogger(name)).setLevel(Level.ERROR));
    }
}
