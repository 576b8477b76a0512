package io.cxpulse.embedded;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.image.MetadataDelta;
import org.apache.kafka.image.MetadataImage;
import org.apache.kafka.image.loader.LoaderManifest;
import org.apache.kafka.image.loader.MetadataLoader;
import org.apache.kafka.image.publisher.MetadataPublisher;
import org.apache.kafka.metadata.BrokerRegistration;

/**
 * What the controller remembers of the broker's last run, which has not ended after a kill.
 *
 * <p>A broker that starts before it is over takes up the leadership of that run, loses it when the session of that run
 * ends, and gets it again. A transaction it finishes in between is lost: it finds no leader for the partitions, takes
 * them to be deleted, and writes down that the transaction is complete without having written one marker. Readers of
 * committed records then wait for ever.
 */
final class FormerRegistration implements MetadataPublisher {

    private final CountDownLatch over = new CountDownLatch(1);

    private FormerRegistration() {}

    /**
     * Returns when it is over: at once, unless the last run was killed.
     *
     * @throws IllegalStateException if it is not within the time
     */
    static void awaitEnd(MetadataLoader metadata, long seconds) throws Exception {
        FormerRegistration former = new FormerRegistration();
        metadata.installPublishers(List.of(former)).get(seconds, TimeUnit.SECONDS);
        if (!former.over.await(seconds, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the registration of the broker's last run was not ended within " + seconds
                    + " seconds; start it again, and if that does not help move its data directory away");
        }
        metadata.removeAndClosePublisher(former).get(seconds, TimeUnit.SECONDS);
    }

    @Override
    public String name() {
        return "FormerRegistration";
    }

    @Override
    public void onMetadataUpdate(MetadataDelta delta, MetadataImage image, LoaderManifest manifest) {
        BrokerRegistration registration = image.cluster().broker(BrokerSettings.NODE_ID);
        if (registration == null || registration.fenced()) {
            over.countDown();
        }
    }

    @Override
    public void close() {
        // It holds nothing.
    }
}
