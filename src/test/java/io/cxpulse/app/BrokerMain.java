package io.cxpulse.app;

import io.cxpulse.embedded.DataDirectory;
import io.cxpulse.embedded.EmbeddedBroker;
import io.cxpulse.embedded.EmbeddedRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Broker and registry as a process of their own, for tests that end it. Arguments: directory, and the two ports. */
final class BrokerMain {

    static final String UP = "Broker and registry are up: ";

    private BrokerMain() {}

    public static void main(String[] arguments) throws Exception {
        DataDirectory directory = DataDirectory.open(Path.of(arguments[0]));
        EmbeddedBroker broker = EmbeddedBroker.start(directory, Integer.parseInt(arguments[1]));
        EmbeddedRegistry registry = EmbeddedRegistry.start(broker.bootstrapServers(), Integer.parseInt(arguments[2]));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(directory, broker, registry)));
        System.out.println(UP + broker.port() + " " + registry.port());
        new CountDownLatch(1).await();
    }

    private static void stop(DataDirectory directory, EmbeddedBroker broker, EmbeddedRegistry registry) {
        try (directory;
                broker) {
            registry.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
