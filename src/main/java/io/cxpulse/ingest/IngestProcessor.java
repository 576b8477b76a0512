package io.cxpulse.ingest;

import io.cxpulse.event.Admission;
import io.cxpulse.event.Admission.Verdict;
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
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Judges the records of one input partition, in offset order, and sends on what they are worth. */
final class IngestProcessor implements Processor<byte[], byte[], String, IngestResult> {

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
            EventMemory memory,
            UpstreamHerald herald) {}

    @Override
    public void init(ProcessorContext<String, IngestResult> context) {
        KeyValueStore<String, Progress> progress = context.getStateStore(Stores.progress(stage.topic()));
        EventMemory memory = new EventMemory(context.getStateStore(Stores.memory(stage.topic())));
        Upstream upstream = new Upstream(stage.topic().topic(), context.taskId().partition());
        UpstreamHerald herald = new UpstreamHerald(upstream, stage, context.currentSystemTimeMs());
        task = new Task(context, progress, memory, herald);
        context.schedule(stage.settings().watermarkInterval(), PunctuationType.WALL_CLOCK_TIME, now -> herald.look(
                        now, current())
                .ifPresent(this::announce));
        context.schedule(EventMemory.SWEEP_INTERVAL, PunctuationType.WALL_CLOCK_TIME, now -> forget());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata position = task().context().recordMetadata().orElseThrow();
        Decoded decoded = decoder.decode(position.topic(), record.value());
        task().herald().heard(task().context().currentSystemTimeMs(), current()).ifPresent(this::announce);
        Disposition disposition = decoded.event() == null
                ? reject(record, position, requireRejection(decoded), Optional.empty())
                : judge(record, position, decoded.event());
        stage.listener().judged(position.topic(), disposition);
    }

    private Disposition judge(Record<byte[], byte[]> record, RecordMetadata position, CustomerEvent event) {
        Instant appendTime = Instant.ofEpochMilli(record.timestamp());
        Verdict verdict = admission.judge(event, appendTime, current(), task().memory()::eventTimeOf);
        if (verdict instanceof Verdict.Rejected rejected) {
            return reject(record, position, rejected.rejection(), Optional.of(event.eventTime()));
        }
        if (verdict instanceof Verdict.Duplicate) {
            save(current().passed(position.offset(), Disposition.DUPLICATE));
            return Disposition.DUPLICATE;
        }
        return count(record, position, event);
    }

    private Disposition count(Record<byte[], byte[]> record, RecordMetadata position, CustomerEvent event) {
        List<Observation> observations = stage.catalogue().observe(event);
        Disposition disposition = observations.isEmpty() ? Disposition.FILTERED : Disposition.COUNTED;
        task().memory().remember(event);
        save(current().accepted(position.offset(), event.eventTime(), disposition));
        Partials.of(observations)
                .forEach((segment, partial) -> forward(new Record<>(segment.canonical(), partial, record.timestamp())));
        stage.listener()
                .accepted(
                        position.topic(),
                        Duration.between(event.eventTime(), Instant.ofEpochMilli(record.timestamp())));
        return disposition;
    }

    private Disposition reject(
            Record<byte[], byte[]> record, RecordMetadata position, Rejection rejection, Optional<Instant> eventTime) {
        Disposition disposition = Disposition.of(rejection.reason());
        save(current().passed(position.offset(), disposition));
        Rejected rejected = new Rejected(
                rejection,
                position.topic(),
                position.partition(),
                position.offset(),
                Instant.ofEpochMilli(record.timestamp()),
                eventTime,
                Bytes.wrap(record.key()),
                Bytes.wrap(record.value()));
        forward(new Record<>(DeadLetters.key(rejected), rejected, record.timestamp()));
        stage.listener().rejected(position.topic(), rejection.reason());
        return disposition;
    }

    private void announce(Note note) {
        forward(new Record<>(note.upstream().id(), note, task().context().currentSystemTimeMs()));
    }

    private void forget() {
        Progress progress = current();
        task().memory().sweep(eventTime -> admission.isForgotten(eventTime, progress));
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
