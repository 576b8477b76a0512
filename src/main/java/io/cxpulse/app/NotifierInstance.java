package io.cxpulse.app;

import io.cxpulse.config.Settings;
import io.cxpulse.notify.Notifier;
import io.cxpulse.serve.AdminApi;
import io.cxpulse.serve.HttpAddress;
import io.cxpulse.serve.Readiness.Status;
import io.cxpulse.serve.Telemetry;
import io.cxpulse.wire.AvroSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A process that only tells others of alerts: no pipeline, no stores, no API but health and meters. */
final class NotifierInstance implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NotifierInstance.class);

    private final Telemetry telemetry;
    private final Notifier notifier;
    private final AdminApi admin;

    private NotifierInstance(Telemetry telemetry, Notifier notifier, AdminApi admin) {
        this.telemetry = telemetry;
        this.notifier = notifier;
        this.admin = admin;
    }

    /**
     * Starts it; on failure nothing keeps running.
     *
     * @throws UserError if the cluster does not answer, or refuses
     */
    static NotifierInstance start(Settings settings) throws InterruptedException {
        try (ClusterConnection cluster = ClusterConnection.open(settings)) {
            cluster.ensureTopics().differences().forEach(LOG::warn);
        }
        AvroSettings avro = new AvroSettings(
                settings.registry().address(), false, settings.registry().properties());
        Telemetry telemetry = new Telemetry(BuildVersion.version(), BuildVersion.revision());
        try {
            return start(settings, telemetry, NotifierAssembly.start(settings, avro, telemetry.registry()));
        } catch (RuntimeException e) {
            telemetry.close();
            throw e;
        }
    }

    private static NotifierInstance start(Settings settings, Telemetry telemetry, Notifier notifier) {
        try {
            HttpAddress address = new HttpAddress(
                    settings.endpoints().host(), settings.endpoints().adminPort());
            return new NotifierInstance(
                    telemetry, notifier, new AdminApi(address, telemetry.registry(), () -> status(notifier)));
        } catch (RuntimeException e) {
            notifier.close();
            throw e;
        }
    }

    private static Status status(Notifier notifier) {
        return notifier.isFollowing()
                ? Status.READY
                : Status.notReady("the notifier waits for its partitions, or reads them");
    }

    int adminPort() {
        return admin.port();
    }

    @Override
    public void close() {
        try (telemetry;
                notifier) {
            admin.close();
        }
    }
}
