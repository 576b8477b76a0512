package io.cxpulse.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.List;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * Silences warnings that are normal when broker and clients share a process: clients that ask for topics which are just
 * being created, or that the broker is asked for twice, connections that end because the broker stops, a first
 * transaction that the broker has not heard of, recommendations for a later release, and the temporary directory of an
 * ephemeral instance.
 */
final class EmbeddedLog {

    private static final List<String> NOISY = List.of(
            "kafka.server.DefaultAutoTopicCreationManager",
            "org.apache.kafka.clients.NetworkClient",
            "org.apache.kafka.clients.producer.internals.Sender",
            "org.apache.kafka.streams.StreamsConfig",
            "org.apache.kafka.streams.processor.internals.StateDirectory");

    /** Other errors of the same logger tell of a broken disk. */
    private static final String APPENDS = "kafka.server.ReplicaManager";

    private EmbeddedLog() {}

    static void quieten() {
        NOISY.forEach(name -> ((Logger) LoggerFactory.getLogger(name)).setLevel(Level.ERROR));
        ((LoggerContext) LoggerFactory.getILoggerFactory()).addTurboFilter(new RefusedSequences());
    }

    /** The broker refuses what a producer sent before it knew of the transaction, and the producer sends it again. */
    private static final class RefusedSequences extends TurboFilter {

        @Override
        public FilterReply decide(
                @Nullable Marker marker,
                Logger logger,
                Level level,
                @Nullable String format,
                Object @Nullable [] arguments,
                @Nullable Throwable error) {
            return error instanceof OutOfOrderSequenceException && logger.getName().equals(APPENDS)
                    ? FilterReply.DENY
                    : FilterReply.NEUTRAL;
        }
    }
}
