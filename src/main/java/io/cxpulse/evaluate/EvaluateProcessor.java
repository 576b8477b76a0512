package io.cxpulse.evaluate;

import io.cxpulse.alert.Alert;
import io.cxpulse.wire.AggregateResult.Advance;
import io.cxpulse.wire.AggregateResult.Briefing;
import io.cxpulse.wire.AggregateResult.Summary;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Hears what ticks have gained, and at a steady pace says what the rules make of it. */
final class EvaluateProcessor implements Processor<String, Briefing, String, Said> {

    private final EvaluateSettings settings;
    private final EvaluateListener listener;
    private @Nullable Task task;
    private boolean isLoaded;
    private int partition;

    EvaluateProcessor(EvaluateSettings settings, EvaluateListener listener) {
        this.settings = settings;
        this.listener = listener;
    }

    /** What is known once the task runs. */
    private record Task(
            ProcessorContext<String, Said> context, AdvanceBook advances, WatchBook watches, Cancellable schedule) {}

    /** Called again, without a close before it, when Kafka Streams revives the task after a failed commit. */
    @Override
    public void init(ProcessorContext<String, Said> context) {
        close();
        partition = context.taskId().partition();
        EvaluateStores stores = EvaluateStores.of(context);
        Cancellable schedule =
                context.schedule(settings.interval(), PunctuationType.WALL_CLOCK_TIME, now -> evaluate(loaded(), now));
        task = new Task(
                context,
                new AdvanceBook(stores.advances(), settings.tasks()),
                new WatchBook(settings, stores, listener),
                schedule);
        isLoaded = false;
    }

    @Override
    public void close() {
        if (task != null) {
            task.schedule().cancel();
            task = null;
            listener.left(partition);
        }
    }

    @Override
    public void process(Record<String, Briefing> record) {
        Task running = loaded();
        if (record.value() instanceof Summary summary) {
            running.watches().hear(summary);
        } else if (record.value() instanceof Advance advance) {
            running.advances().hear(advance);
        }
    }

    private void evaluate(Task running, long now) {
        Clock clock = running.advances().clock();
        boolean isLive = clock.isLive(Instant.ofEpochMilli(now), settings.liveLag());
        say(running.watches().evaluate(clock, isLive));
        listener.evaluated(partition, clock.closed());
    }

    private void say(List<Said> news) {
        for (Said said : news) {
            Alert alert = said.alert();
            task().context()
                    .forward(new Record<>(
                            alert.fingerprint(), said, task().context().currentSystemTimeMs()));
            listener.said(alert);
        }
    }

    /** At first use, because nothing can be forwarded while tasks are made. */
    private Task loaded() {
        Task running = task();
        if (!isLoaded) {
            isLoaded = true;
            running.watches().load();
            say(running.watches().retire());
        }
        return running;
    }

    private Task task() {
        if (task == null) {
            throw new IllegalStateException("not initialised");
        }
        return task;
    }
}
