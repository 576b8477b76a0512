package io.cxpulse.serve;

import io.cxpulse.wire.MeterName;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.model.registry.MultiCollector;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The meters of one process: build, JVM, and whatever else is watched, e.g. the Kafka Streams client. Closing it stops
 * what the binders run in the background.
 */
public final class Telemetry implements AutoCloseable {

    /** State store meters come by the dozen for each task; only these say something an operator acts on. */
    private static final List<String> STORE_METERS = List.of(
            "kafka.stream.state.total.sst.files.size",
            "kafka.stream.state.block.cache.usage",
            "kafka.stream.state.size.all.mem.tables");

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Deque<AutoCloseable> closing = new ArrayDeque<>();

    /**
     * @param version of the product
     * @param revision of the sources it was built from
     */
    public Telemetry(String version, String revision) {
        registry.config()
                .meterFilter(MeterFilter.deny(
                        id -> id.getName().startsWith("kafka.stream.state.") && !STORE_METERS.contains(id.getName())));
        build(version, revision);
        jvm();
    }

    public PrometheusMeterRegistry registry() {
        return registry;
    }

    /** Adds meters to the registry; a binder that can be closed is closed with this object. */
    public void watch(MeterBinder binder) {
        if (binder instanceof AutoCloseable closeable) {
            closing.push(closeable);
        }
        binder.bindTo(registry);
    }

    /** Adds what is gathered anew at every scrape. */
    public void expose(MultiCollector collector) {
        registry.getPrometheusRegistry().register(collector);
    }

    /** @throws IllegalStateException if a binder fails to close; all of them are tried */
    @Override
    public void close() {
        IllegalStateException failure = new IllegalStateException("meters failed to close");
        while (!closing.isEmpty()) {
            try {
                closing.pop().close();
            } catch (Exception e) {
                failure.addSuppressed(e);
            }
        }
        registry.close();
        if (failure.getSuppressed().length > 0) {
            throw failure;
        }
    }

    /** Not a gauge of Micrometer: the exposition drops the end of a gauge's name that ends in {@code _info}. */
    private void build(String version, String revision) {
        Info.builder()
                .name(MeterName.BUILD.meter())
                .help(MeterName.BUILD.sentence())
                .labelNames(MeterName.BUILD.labels().toArray(String[]::new))
                .register(registry.getPrometheusRegistry())
                .setLabelValues(version, revision);
    }

    @SuppressWarnings("resource") // watch() sees to the one that has to be closed
    private void jvm() {
        watch(new ClassLoaderMetrics());
        watch(new JvmMemoryMetrics());
        watch(new JvmGcMetrics());
        watch(new JvmThreadMetrics());
        watch(new ProcessorMetrics());
        watch(new UptimeMetrics());
        watch(new FileDescriptorMetrics());
    }
}
