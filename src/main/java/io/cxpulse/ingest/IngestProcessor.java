package io.cxpulse.ingest;

import io.cxpulse.event.Admission;
import io.cxpulse.event.Admission.Verdict;
import io.cxpulse.event.Arrival;
import io.cxpulse.event.CustomerEvent;
import io.cxpulse.event.Disposition;
import io.cxpulse.event.Progress;
import io.cxpulse.event.Rejection;
import io.cxpulse.metric.Observation;
import io.cxpulse.wire.DeadLetters;
import io.cxpulse.wire.EventDecoder;
import io.cxpulse.wire.EventDecoder.Decoded;
import io.cxpulse.wire.IngestResult;
import io.cxpulse.wire.IngestResult.Note;
import io.cxpulse.wire.IngestResult.Rejected;
import io.cxpulse.wire.Stores;
import io.cxpulse.wire.Upstream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Judges the records of one input partition, in offset order, and sends on what they are worth. */
final class IngestProcessor implements Processor<byte[], byte[], String, IngestResult> {

    private static final Duration SWEEP_INTERVAL = Duration.ofSeconds(1);

    private final IngestProcessorSupplier stage;
    private final Admission admission;
    private final EventDecoder<?> decoder;
    private @Nullable Task task;

    IngestProcessor(IngestProcessorSupplier stage) {
        this.stage = stage;
        this.admission = new Admission(stage.policy());
        this.decoder = stage.decoder().get();
    }

    /** What is known once the task runs. */
    private record Task(
            ProcessorContext<String, IngestResult> context,
            KeyValueStore<String, Progress> progress,
            EventBook book,
            UpstreamHerald herald,
            List<Cancellable> schedules) {

        void cancel() {
            schedules.forEach(Cancellable::cancel);
        }
    }

    /** Called again, without a close before it, when Kafka Streams revives the task after a failed commit. */
    @Override
    public void init(ProcessorContext<String, IngestResult> context) {
        close();
        KeyValueStore<String, Progress> progress = context.getStateStore(Stores.progress(stage.topic()));
        Upstream upstream = new Upstream(stage.topic().topic(), context.taskId().partition());
        UpstreamHerald herald = new UpstreamHerald(upstream, stage, context.currentSystemTimeMs());
        Cancellable look = context.schedule(
                stage.settings().watermarkInterval(),
                PunctuationType.WALL_CLOCK_TIME,
                now -> herald.look(now, current()).ifPresent(this::announce));
        Cancellable sweep = context.schedule(SWEEP_INTERVAL, PunctuationType.WALL_CLOCK_TIME, now -> forget());
        task = new Task(context, progress, stage.book(context), herald, List.of(look, sweep));
    }

    @Override
    public void close() {
        if (task != null) {
            task.cancel();
            task = null;
        }
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata position = task().context().recordMetadata().orElseThrow();
        Input input = new Input(record, position, current());
        Decoded decoded = decoder.decode(position.topic(), record.value());
        task().herald()
                .heard(task().context().currentSystemTimeMs(), input.before())
                .ifPresent(this::announce);
        Disposition disposition = decoded.event() == null
                ? reject(input, requireRejection(decoded), Optional.empty())
                : judge(input, decoded.event());
        stage.listener().judged(position.topic(), disposition);
    }

    /** A record, where it stands, and the progress of its partition before it. */
    private record Input(Record<byte[], byte[]> record, RecordMetadata position, Progress before) {

        Arrival arrival() {
            return new Arrival(appendTime(), record.key());
        }

        Instant appendTime() {
            return Instant.ofEpochMilli(record.timestamp());
        }

        long offset() {
            return position.offset();
        }
    }

    private Disposition judge(Input input, CustomerEvent event) {
        Verdict verdict = admission.judge(event, input.arrival(), input.before(), task().book());
        if (verdict instanceof Verdict.Rejected rejected) {
            return reject(input, rejected.rejection(), Optional.of(event.eventTime()));
        }
        if (verdict instanceof Verdict.Duplicate) {
            save(input.before().passed(input.offset(), Disposition.DUPLICATE));
            return Disposition.DUPLICATE;
        }
        return enter(input, event);
    }

    private Disposition enter(Input input, CustomerEvent event) {
        List<Observation> changes = task().book().enter(event, admission.horizon(input.before()));
        Disposition disposition = changes.isEmpty() ? Disposition.FILTERED : Disposition.COUNTED;
        save(input.before().accepted(input.offset(), event.eventTime(), disposition));
        long time = input.record().timestamp();
        Partials.of(changes, stage.settings().step())
                .forEach(
                        (place, partial) -> forward(new Record<>(place.segment().canonical(), partial, time)));
        stage.listener().accepted(input.position().topic(), Duration.between(event.eventTime(), input.appendTime()));
        return disposition;
    }

    private Disposition reject(Input input, Rejection rejection, Optional<Instant> eventTime) {
        Disposition disposition = Disposition.of(rejection.reason());
        save(input.before().passed(input.offset(), disposition));
        Rejected rejected = new Rejected(
                rejection,
                input.position().topic(),
                input.position().partition(),
                input.offset(),
                input.appendTime(),
                eventTime,
                Bytes.wrap(input.record().key()),
                Bytes.wrap(input.record().value()));
        forward(new Record<>(DeadLetters.key(rejected), rejected, input.record().timestamp()));
        stage.listener().rejected(input.position().topic(), rejection.reason());
        return disposition;
    }

    private void announce(Note note) {
        forward(new Record<>(note.upstream().id(), note, task().context().currentSystemTimeMs()));
    }

    private void forget() {
        task().book().sweep(admission.horizon(current()));
    }

    private void forward(Record<String, IngestResult> result) {
        task().context().forward(result);
    }

    private Progress current() {
        return Optional.ofNullable(task().progress().get(Stores.PROGRESS_KEY)).orElse(Progress.START);
    }

    private void save(Progress progress) {
        task().progress().put(Stores.PROGRESS_KEY, progress);
    }

    private Task task() {
        if (task == null) {
            throw new IllegalStateException("not initialised");
        }
        return task;
    }

    private static Rejection requireRejection(Decoded decoded) {
        if (decoded.rejection() == null) {
            throw new IllegalStateException("neither an event nor a rejection");
        }
        return decoded.rejection();
    }
}
