package io.cxpulse.app;

import io.cxpulse.config.Settings;
import io.cxpulse.notify.Notifier;
import io.cxpulse.notify.NotifierSettings;
import io.cxpulse.wire.Alerts;
import io.cxpulse.wire.AvroSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;

/** Settings of an instance, as the notifier wants them. */
final class NotifierAssembly {

    private NotifierAssembly() {}

    /** Starts the notifier; the cluster need not answer yet. */
    static Notifier start(Settings settings, AvroSettings avro, MeterRegistry registry) {
        NotifierSettings wanted = settings(settings);
        NotifierMeters meters = new NotifierMeters(new Meters(registry), Notifier.receivers(wanted));
        Notifier notifier = Notifier.start(wanted, Alerts.deserializer(avro), InstantSource.system(), meters);
        meters.watch(notifier::firing);
        return notifier;
    }

    private static NotifierSettings settings(Settings settings) {
        Map<String, String> kafka = new TreeMap<>(settings.kafka().properties());
        kafka.put("bootstrap.servers", settings.kafka().address());
        return new NotifierSettings(
                settings.applicationId(),
                kafka,
                settings.notification().alertmanagers(),
                settings.notification().maxAge(),
                settings.notification().externalUrl());
    }
}
