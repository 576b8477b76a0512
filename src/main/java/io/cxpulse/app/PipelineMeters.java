package io.cxpulse.app;

import io.cxpulse.aggregate.AggregateListener;
import io.cxpulse.event.Disposition;
import io.cxpulse.event.RejectionReason;
import io.cxpulse.ingest.IngestListener;
import io.cxpulse.metric.Completeness;
import io.cxpulse.metric.WindowReport;
import io.cxpulse.metric.WindowState;
import io.cxpulse.wire.MeterName;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what the stages report. A counter of this process, not the truth of the pipeline: what an aborted transaction
 * had counted is counted again.
 */
final class PipelineMeters implements IngestListener, AggregateListener {

    private static final Logger LOG = LoggerFactory.getLogger(PipelineMeters.class);

    private static final Duration[] LATENESS = {
        Duration.ofSeconds(1),
        Duration.ofSeconds(10),
        Duration.ofMinutes(1),
        Duration.ofMinutes(10),
        Duration.ofHours(1),
        Duration.ofDays(1),
        Duration.ofDays(7)
    };

    private final MeterRegistry registry;
    private final Map<Series, Counter> counters = new ConcurrentHashMap<>();
    private final Map<String, Timer> timers = new ConcurrentHashMap<>();
    private final Map<Integer, Completeness> tasks = new ConcurrentHashMap<>();

    /** Which counter, and the values of its labels. */
    private record Series(MeterName meter, List<String> labels) {}

    PipelineMeters(MeterRegistry registry) {
        this.registry = registry;
        time(MeterName.STREAM_TIME, this::newest);
        time(MeterName.WATERMARK, this::completeUntil);
    }

    @Override
    public void judged(String topic, Disposition disposition) {
        count(MeterName.EVENTS, topic, disposition.name());
    }

    @Override
    public void rejected(String topic, RejectionReason reason) {
        count(MeterName.EVENTS_REJECTED, topic, reason.name());
    }

    @Override
    public void accepted(String topic, Duration delay) {
        timers.computeIfAbsent(topic, this::lateness).record(delay.isNegative() ? Duration.ZERO : delay);
    }

    @Override
    public void added() {
        count(MeterName.PARTIALS);
    }

    @Override
    public void published(WindowReport report) {
        count(MeterName.WINDOWS_PUBLISHED, lower(report.state()));
    }

    @Override
    public void expired(String segment, Instant minute) {
        LOG.warn("An event of {} came after all panes of its segment of that time were deleted: {}", minute, segment);
        count(MeterName.PARTIALS_EXPIRED);
    }

    @Override
    public void advanced(int task, Completeness now) {
        tasks.put(task, now);
    }

    @Override
    public void left(int task) {
        tasks.remove(task);
    }

    /** The local state of a task was set aside, because its files are corrupt. */
    void quarantined() {
        count(MeterName.STATE_QUARANTINED);
    }

    private Optional<Instant> newest() {
        return tasks.values().stream().flatMap(task -> task.newest().stream()).max(Instant::compareTo);
    }

    /** Empty as long as one of the tasks cannot tell. */
    private Optional<Instant> completeUntil() {
        List<Completeness> all = List.copyOf(tasks.values());
        return all.stream().allMatch(task -> task.completeUntil().isPresent())
                ? all.stream().flatMap(task -> task.completeUntil().stream()).min(Instant::compareTo)
                : Optional.empty();
    }

    private static String lower(WindowState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private void count(MeterName meter, String... labels) {
        counters.computeIfAbsent(new Series(meter, List.of(labels)), key -> counter(meter, labels))
                .increment();
    }

    private Counter counter(MeterName meter, String... labels) {
        Counter.Builder builder = Counter.builder(meter.meter()).description(meter.sentence());
        for (int i = 0; i < labels.length; i++) {
            builder.tag(meter.labels().get(i), labels[i].toLowerCase(Locale.ROOT));
        }
        return builder.register(registry);
    }

    private Timer lateness(String topic) {
        MeterName meter = MeterName.EVENT_LATENESS;
        return Timer.builder(meter.meter())
                .description(meter.sentence())
                .tag(meter.labels().get(0), topic)
                .serviceLevelObjectives(LATENESS)
                .register(registry);
    }

    private void time(MeterName meter, Supplier<Optional<Instant>> time) {
        Gauge.builder(meter.meter(), () -> {
                    Optional<Instant> now = time.get();
                    return now.map(at -> at.toEpochMilli() / 1000.0).orElse(Double.NaN);
                })
                .description(meter.sentence())
                .register(registry);
    }
}
