package io.cxpulse.testing;

import io.cxpulse.embedded.DataDirectory;
import io.cxpulse.embedded.EmbeddedBroker;
import io.cxpulse.embedded.EmbeddedRegistry;
import io.cxpulse.embedded.EmbeddedStartException;
import io.cxpulse.wire.AvroSettings;
import io.cxpulse.wire.TrustedSchemas;
import java.io.IOException;
import java.util.Map;

/**
 * Broker and registry on free ports, for tests tagged {@code broker}. The one without a directory takes a temporary
 * one and deletes it at close. Close clients first.
 *
 * <pre>{@code
 * try (EmbeddedCluster cluster = EmbeddedCluster.start()) {
 *     cluster.clients().createTopic("cx.surveys", 2, Map.of());
 * }
 * }</pre>
 */
public final class EmbeddedCluster implements AutoCloseable {

    private final DataDirectory directory;
    private final EmbeddedBroker broker;
    private final EmbeddedRegistry registry;

    private EmbeddedCluster(DataDirectory directory, EmbeddedBroker broker, EmbeddedRegistry registry) {
        this.directory = directory;
        this.broker = broker;
        this.registry = registry;
    }

    public static EmbeddedCluster start() throws EmbeddedStartException, IOException {
        return start(Map.of());
    }

    /** @param brokerSettings under Kafka's own names, e.g. to force segment roll and retention */
    public static EmbeddedCluster start(Map<String, String> brokerSettings) throws EmbeddedStartException, IOException {
        return start(DataDirectory.ephemeral(), brokerSettings);
    }

    /** Takes over the directory: it is closed with the cluster, or if the start fails. */
    public static EmbeddedCluster start(DataDirectory directory, Map<String, String> brokerSettings)
            throws EmbeddedStartException, IOException {
        TrustedSchemas.trust();
        EmbeddedBroker broker = null;
        try {
            broker = EmbeddedBroker.start(directory, 0, brokerSettings);
            return new EmbeddedCluster(directory, broker, EmbeddedRegistry.start(broker.bootstrapServers(), 0));
        } catch (EmbeddedStartException | RuntimeException e) {
            if (broker != null) {
                broker.close();
            }
            directory.close();
            throw e;
        }
    }

    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    public String registryUrl() {
        return registry.url();
    }

    public KafkaClients clients() {
        return new KafkaClients(bootstrapServers());
    }

    /** Settings of the Avro serializer that register schemas on first use. */
    public AvroSettings avro() {
        return new AvroSettings(registryUrl(), true);
    }

    @Override
    public void close() throws IOException {
        try (directory;
                broker) {
            registry.close();
        }
    }
}
