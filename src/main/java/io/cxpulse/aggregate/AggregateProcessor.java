package io.cxpulse.aggregate;

import io.cxpulse.metric.Completeness;
import io.cxpulse.metric.MetricCatalogue;
import io.cxpulse.wire.AggregateResult;
import io.cxpulse.wire.IngestResult.Contribution;
import io.cxpulse.wire.IngestResult.Note;
import io.cxpulse.wire.IngestResult.Partial;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Books contributions as they come, and publishes what they changed at a steady pace. */
final class AggregateProcessor implements Processor<String, Contribution, String, AggregateResult> {

    private static final Duration SWEEP_INTERVAL = Duration.ofSeconds(1);

    private final MetricCatalogue catalogue;
    private final AggregateSettings settings;
    private final AggregateListener listener;
    private @Nullable Task task;
    private int partition;

    AggregateProcessor(MetricCatalogue catalogue, AggregateSettings settings, AggregateListener listener) {
        this.catalogue = catalogue;
        this.settings = settings;
        this.listener = listener;
    }

    /** What is known once the task runs. */
    private record Task(
            UpstreamBook upstreams,
            PaneBook panes,
            CalendarPublisher calendar,
            SlidingPublisher sliding,
            Recall recall,
            RetentionSweep retention,
            Briefer briefer,
            ProcessorContext<String, AggregateResult> context,
            List<Cancellable> schedules) {}

    /** Called again, without a close before it, when Kafka Streams revives the task after a failed commit. */
    @Override
    public void init(ProcessorContext<String, AggregateResult> context) {
        close();
        partition = context.taskId().partition();
        AggregateStores stores = AggregateStores.of(context);
        Reports reports = new Reports(catalogue, context, listener);
        SlidingPublisher sliding = new SlidingPublisher(catalogue, stores, reports);
        Cancellable publish =
                context.schedule(settings.publishInterval(), PunctuationType.WALL_CLOCK_TIME, now -> publish(task()));
        Cancellable sweep = context.schedule(SWEEP_INTERVAL, PunctuationType.WALL_CLOCK_TIME, now -> sweep(task()));
        task = new Task(
                new UpstreamBook(stores.upstreams(), settings.roster()),
                new PaneBook(catalogue, stores, sliding, listener),
                new CalendarPublisher(catalogue, stores, reports),
                sliding,
                new Recall(catalogue, stores, reports),
                new RetentionSweep(catalogue, settings.retention(), stores, reports),
                new Briefer(stores.summaries(), settings.rules(), partition),
                context,
                List.of(publish, sweep));
    }

    @Override
    public void close() {
        if (task != null) {
            task.schedules().forEach(Cancellable::cancel);
            task = null;
            listener.left(partition);
        }
    }

    @Override
    public void process(Record<String, Contribution> record) {
        if (record.value() instanceof Partial partial) {
            task().panes().add(record.key(), partial);
            task().briefer().add(record.key(), partial);
        } else if (record.value() instanceof Note note) {
            task().upstreams().hear(note);
        }
    }

    private void publish(Task running) {
        Completeness completeness = running.upstreams().completeness();
        running.recall().tell(completeness);
        running.calendar().publish(completeness);
        running.sliding().publish(completeness);
        running.briefer().brief(completeness, (key, briefing) -> running.context()
                .forward(new Record<>(key, briefing, running.context().currentSystemTimeMs())));
        listener.advanced(partition, completeness);
    }

    private static void sweep(Task running) {
        running.upstreams().completeness().slowest().ifPresent(watermark -> running.retention()
                .sweep(watermark, running.panes().takeWritten()));
    }

    private Task task() {
        if (task == null) {
            throw new IllegalStateException("not initialised");
        }
        return task;
    }
}
