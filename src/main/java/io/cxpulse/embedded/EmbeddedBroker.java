package io.cxpulse.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.SharedServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kafka cluster of one broker inside this process, on 127.0.0.1 only, without authentication.
 *
 * <p>Topics, records, committed offsets and transactions are kept in the data directory and survive a restart, also on
 * another port. What was acknowledged survives a kill of the process, but not a loss of power. Close every client
 * before the broker: a client without a broker retries for minutes.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
    private static final String SUBDIRECTORY = "broker";
    /** Far more than the session of a run, which ends the registration of one that was killed. */
    private static final long FORMER_SECONDS = 60;

    private final LoopbackSockets sockets;
    private final BrokerFaults faults = new BrokerFaults();
    private final ControllerServer controller;
    private final BrokerServer broker;

    private EmbeddedBroker(LoopbackSockets sockets, KafkaConfig config) throws UnknownHostException {
        this.sockets = sockets;
        var directories = KafkaRaftServer.initializeLogDirs(config, LOG, "");
        SharedServer shared = new SharedServer(
                config,
                directories._1(),
                Time.SYSTEM,
                new Metrics(),
                CompletableFuture.completedFuture(Map.of(BrokerSettings.NODE_ID, sockets.controllerAddress())),
                List.of(),
                faults,
                (listener, address, backlog, receiveBuffer) -> sockets.forListener(listener));
        this.controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), directories._2());
        this.broker = new BrokerServer(shared);
    }

    /** Starts with the default settings; see {@link #start(DataDirectory, int, Map)}. */
    public static EmbeddedBroker start(DataDirectory directory, int port) throws EmbeddedStartException {
        return start(directory, port, Map.of());
    }

    /**
     * Starts, and returns once clients are served. The directory is formatted on first use.
     *
     * @param port 0 for any free one
     * @param settings further broker settings under Kafka's own names; they win over the defaults
     * @throws EmbeddedStartException if the port is taken, a setting is wrong, or what is in the directory cannot be
     *     read by this version
     */
    public static EmbeddedBroker start(DataDirectory directory, int port, Map<String, String> settings)
            throws EmbeddedStartException {
        Path logs = directory.path().resolve(SUBDIRECTORY);
        try {
            LoopbackSockets sockets = LoopbackSockets.bind(port);
            return started(logs, sockets, BrokerSettings.of(logs, sockets, settings));
        } catch (EmbeddedStartException e) {
            throw e;
        } catch (Exception e) {
            throw new EmbeddedStartException(
                    "The broker cannot start on %s: %s".formatted(logs, EmbeddedStartException.oneLine(e)), e);
        }
    }

    private static EmbeddedBroker started(Path logs, LoopbackSockets sockets, Map<String, String> settings)
            throws Exception {
        AutoCloseable opened = sockets;
        try {
            format(logs);
            EmbeddedBroker broker = new EmbeddedBroker(sockets, new KafkaConfig(settings, false));
            opened = broker;
            broker.controller.startup();
            FormerRegistration.awaitEnd(broker.controller.sharedServer().loader(), FORMER_SECONDS);
            broker.broker.startup();
            return broker;
        } catch (Exception e) {
            closeAfter(e, opened);
            throw e;
        }
    }

    private static void format(Path logs) throws Exception {
        if (Files.exists(logs.resolve("meta.properties"))) {
            return;
        }
        Files.createDirectories(logs);
        try (PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setNodeId(BrokerSettings.NODE_ID)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setControllerListenerName(LoopbackSockets.CONTROLLER)
                    .setDirectories(List.of(logs.toString()))
                    .setMetadataLogDirectory(logs.toString())
                    .setPrintStream(silent)
                    .run();
        }
    }

    private static void closeAfter(Exception failure, AutoCloseable opened) {
        try {
            opened.close();
        } catch (Exception e) {
            failure.addSuppressed(e);
        }
    }

    /** Where clients connect, e.g. {@code 127.0.0.1:9092}. */
    public String bootstrapServers() {
        return LoopbackSockets.HOST + ":" + port();
    }

    public int port() {
        return sockets.clientPort();
    }

    /** The first fault after which the broker does not go on; empty while it is sound. */
    public Optional<Throwable> fault() {
        return faults.firstFatal();
    }

    /** Stops in order: open transactions are left to time out, everything acknowledged is kept. */
    @Override
    public void close() throws IOException {
        broker.shutdown();
        broker.awaitShutdown();
        controller.shutdown();
        controller.awaitShutdown();
        sockets.close();
    }
}
