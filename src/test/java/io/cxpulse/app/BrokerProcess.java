package io.cxpulse.app;

import io.cxpulse.testing.KafkaClients;
import io.cxpulse.wire.AvroSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** A broker with a registry as a process of its own, which can be ended and started again where it was. */
final class BrokerProcess implements AutoCloseable {

    private static final Duration STOP = Duration.ofSeconds(60);

    private final Path folder;
    private ServedProcess process;
    private int brokerPort;
    private int registryPort;

    /** @param folder existing folder for its data and logs */
    BrokerProcess(Path folder) throws IOException {
        this.folder = folder;
        this.process = launch();
        awaitUp();
    }

    private ServedProcess launch() throws IOException {
        return ServedProcess.start(
                folder,
                BrokerMain.class,
                folder.resolve("брокер").toString(),
                Integer.toString(brokerPort),
                Integer.toString(registryPort));
    }

    private void awaitUp() {
        process.awaitPrinted(BrokerMain.UP);
        String[] ports = process.out()
                .substring(process.out().indexOf(BrokerMain.UP) + BrokerMain.UP.length())
                .strip()
                .split(" ", 2);
        brokerPort = Integer.parseInt(ports[0]);
        registryPort = Integer.parseInt(ports[1]);
    }

    /** SIGTERM; returns when it has closed everything. */
    void stop() throws InterruptedException {
        process.terminate();
        process.awaitEnd(STOP);
    }

    /** SIGKILL. */
    void kill() {
        process.kill();
    }

    /** Starts it again on the same data and ports, and returns when it serves. */
    void startAgain() throws IOException {
        process = launch();
        awaitUp();
    }

    String bootstrapServers() {
        return "127.0.0.1:" + brokerPort;
    }

    String registryUrl() {
        return "http://127.0.0.1:" + registryPort;
    }

    KafkaClients clients() {
        return new KafkaClients(bootstrapServers());
    }

    AvroSettings avro() {
        return new AvroSettings(registryUrl(), true);
    }

    @Override
    public void close() {
        process.close();
    }
}
