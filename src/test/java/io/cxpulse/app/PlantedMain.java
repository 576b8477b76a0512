package io.cxpulse.app;

import io.cxpulse.alert.RuleBook;
import io.cxpulse.config.CatalogueLoader;
import io.cxpulse.config.Connection;
import io.cxpulse.config.EventVocabulary;
import io.cxpulse.config.Mode;
import io.cxpulse.config.Settings;
import io.cxpulse.config.SettingsLoader;
import io.cxpulse.metric.MetricCatalogue;
import io.cxpulse.wire.EventSymbols;
import io.cxpulse.wire.TrustedSchemas;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/**
 * The pipeline as a process of its own with settings of Kafka Streams that the product refuses to be given, for tests of
 * the judge. Arguments: brokers, registry, state directory, then {@code key=value} each.
 */
final class PlantedMain {

    static final String UP = "The pipeline is up";

    private PlantedMain() {}

    public static void main(String[] arguments) throws Exception {
        TrustedSchemas.trust();
        Settings settings = planted(
                settings(arguments[0], arguments[1], arguments[2]),
                List.of(arguments).subList(3, arguments.length));
        MetricCatalogue catalogue = new CatalogueLoader(new EventVocabulary(EventSymbols.bySource())).loadShipped();
        PulseInstance.Running running = PulseInstance.start(settings, new Definitions(catalogue, RuleBook.NONE));
        running.runner().awaitRunning();
        System.out.println(UP);
        new CountDownLatch(1).await();
    }

    private static Settings settings(String bootstrap, String registry, String states) {
        List<String> assignments = List.of(
                "kafka.bootstrap.servers=" + bootstrap,
                "registry.url=" + registry,
                "state.dir=" + states,
                "threads=1",
                "topics.partitions=2",
                "topics.replication-factor=1",
                "idle.timeout=1s",
                "publish.interval=500ms",
                "api.port=0",
                "admin.port=0",
                "kafka.session.timeout.ms=6000",
                "kafka.heartbeat.interval.ms=1000");
        return new SettingsLoader(Mode.CLUSTER).load(assignments, Map.of(), null);
    }

    private static Settings planted(Settings sound, List<String> assignments) {
        Map<String, String> properties = new TreeMap<>(sound.kafka().properties());
        for (String assignment : assignments) {
            String[] parts = assignment.split("=", 2);
            properties.put(parts[0], parts[1]);
        }
        return new Settings(
                sound.applicationId(),
                sound.stateDirectory(),
                new Connection(sound.kafka().address(), properties),
                sound.registry(),
                sound.timePolicies(),
                sound.cadence(),
                sound.retention(),
                sound.topics(),
                sound.threads(),
                sound.endpoints(),
                sound.gaugeSegments(),
                sound.notification());
    }
}
