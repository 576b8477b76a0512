package io.cxpulse.app;

import io.cxpulse.aggregate.AggregateListener;
import io.cxpulse.event.Disposition;
import io.cxpulse.event.RejectionReason;
import io.cxpulse.ingest.IngestListener;
import io.cxpulse.metric.Completeness;
import io.cxpulse.metric.MetricRef;
import io.cxpulse.metric.Segment;
import io.cxpulse.metric.Tally;
import io.cxpulse.metric.WindowReport;
import io.cxpulse.metric.WindowState;
import io.cxpulse.serve.ResultBoard;
import io.cxpulse.wire.MeterName;
import io.cxpulse.wire.Topics;
import io.cxpulse.wire.WindowKey;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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

    private final Meters meters;
    private final ResultBoard results;
    private final Map<Integer, Completeness> tasks = new ConcurrentHashMap<>();

    /** @param results told what stands */
    PipelineMeters(MeterRegistry registry, ResultBoard results) {
        this.results = results;
        this.meters = new Meters(registry);
        declare();
        meters.time(MeterName.STREAM_TIME, this::newest);
        meters.time(MeterName.WATERMARK, this::completeUntil);
    }

    /** A rate misses what a counter begins with, so all of them begin with 0. */
    private void declare() {
        for (Topics topic : Topics.withRole(Topics.Role.INPUT)) {
            for (Disposition disposition : Disposition.values()) {
                meters.declare(MeterName.EVENTS, topic.topic(), disposition.name());
            }
            for (RejectionReason reason : RejectionReason.values()) {
                meters.declare(MeterName.EVENTS_REJECTED, topic.topic(), reason.name());
            }
        }
        meters.declare(MeterName.STATE_QUARANTINED);
    }

    @Override
    public void judged(String topic, Disposition disposition) {
        meters.count(MeterName.EVENTS, topic, disposition.name());
    }

    @Override
    public void rejected(String topic, RejectionReason reason) {
        meters.count(MeterName.EVENTS_REJECTED, topic, reason.name());
    }

    @Override
    public void accepted(String topic, Duration delay) {
        meters.delay(MeterName.EVENT_LATENESS, delay, LATENESS, topic);
    }

    @Override
    public void added() {
        meters.count(MeterName.PARTIALS);
    }

    @Override
    public void published(WindowReport report) {
        meters.count(MeterName.WINDOWS_PUBLISHED, lower(report.state()));
    }

    @Override
    public void stands(int task, WindowReport report, Tally tally) {
        results.put(task, report, tally);
    }

    @Override
    public void withdrawn(int task, MetricRef metric, WindowKey window) {
        results.remove(task, metric, Segment.parse(window.segment()), window.label(), window.start());
    }

    @Override
    public void expired(String segment, Instant minute) {
        LOG.warn("An event of {} came after all panes of its segment of that time were deleted: {}", minute, segment);
        meters.count(MeterName.PARTIALS_EXPIRED);
    }

    @Override
    public void advanced(int task, Completeness now) {
        tasks.put(task, now);
        now.newest().ifPresent(results::advance);
    }

    @Override
    public void left(int task) {
        tasks.remove(task);
        results.leave(task);
    }

    /** The local state of a task was set aside, because its files are corrupt. */
    void quarantined() {
        meters.count(MeterName.STATE_QUARANTINED);
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
}
