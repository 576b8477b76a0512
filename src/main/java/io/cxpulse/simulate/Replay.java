package io.cxpulse.simulate;

import io.cxpulse.event.CaseSnapshot;
import io.cxpulse.wire.EventCodec;
import io.cxpulse.wire.OutboundEvent;
import io.cxpulse.wire.UnmappableRow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads files, maps their rows to events and hands them to a sink: in the order of the files, or sorted by event time,
 * since a file is a batch and its order rarely the order things happened in. States of cases are gathered in any case
 * and compared case by case, in the order of their histories, when all files are read. A row that cannot be mapped is
 * rejected and does not end the replay. One run per object.
 */
public final class Replay {

    /** In which order events are produced. */
    public enum Order {
        TIME,
        FILE
    }

    /**
     * What surrounds a replay.
     *
     * @param clock wall clock, for {@code ingestedAt} and the elapsed time
     * @param pacer holds events back
     * @param stop ends the run early, with a summary
     * @param progress told how far it is
     * @param rejected told of every rejected row, after the sink
     * @param scratch existing folder for spilled events and states
     * @param sortMemory heap the sort may take, bytes
     */
    public record Surroundings(
            InstantSource clock,
            Pacer pacer,
            StopSignal stop,
            ReplayProgress progress,
            Consumer<UnmappableRow> rejected,
            Path scratch,
            long sortMemory) {}

    private final MappedRows rows;
    private final CaseHistories histories;
    private final EventSink sink;
    private final Surroundings around;
    private final EventCodec codec = new EventCodec();
    private final ReplayTally tally = new ReplayTally();
    private long bytes;

    public Replay(Mapping mapping, EventSink sink, Surroundings around) {
        this.rows = new MappedRows(mapping, around.clock());
        this.histories = new CaseHistories(mapping.source(), around.clock());
        this.sink = sink;
        this.around = around;
    }

    /**
     * Replays the files, one after the other, and returns when all events are delivered.
     *
     * @throws IOException if a file cannot be read or the scratch folder cannot be written
     * @throws DeliveryFailed if the sink fails
     */
    public ReplaySummary run(List<SourceFile> files, Order order) throws IOException, DeliveryFailed {
        Instant start = around.clock().instant();
        if (order == Order.FILE) {
            gather(files, this::produce);
        } else {
            sorted(files);
        }
        sink.flush();
        return tally.summary(Duration.between(start, around.clock().instant()), !stopped());
    }

    private void sorted(List<SourceFile> files) throws IOException, DeliveryFailed {
        try (ExternalSort sort = new ExternalSort(memoryOfEach(), around.scratch())) {
            gather(files, event -> sort.add(event.eventTime().toEpochMilli(), codec.encode(event)));
            long done = 0;
            byte[] next = stopped() ? null : sort.next();
            while (next != null) {
                produce(codec.decode(next));
                around.progress().produced(++done, sort.size());
                next = stopped() ? null : sort.next();
            }
        }
    }

    /** Hands on all events: those of rows as they are read, those of histories when all rows are. */
    private void gather(List<SourceFile> files, Target target) throws IOException, DeliveryFailed {
        try (SnapshotSort states = new SnapshotSort(memoryOfEach(), around.scratch())) {
            Gathering gathering = new Gathering(target, states);
            long total = 0;
            for (SourceFile file : files) {
                total += file.size();
            }
            for (SourceFile file : files) {
                read(file, total, gathering);
            }
            histories.compare(states, around.stop(), gathering);
        }
    }

    private void read(SourceFile file, long total, Gathering gathering) throws IOException, DeliveryFailed {
        try (RowReader reader = file.open(n -> bytes += n)) {
            Row row = stopped() ? null : reader.next();
            while (row != null) {
                tally.row();
                rows.map(row, gathering);
                around.progress().read(bytes, total, tally.mappedCount());
                row = stopped() ? null : reader.next();
            }
        }
    }

    private void produce(OutboundEvent event) throws DeliveryFailed {
        around.pacer().await(event.eventTime());
        if (stopped()) {
            return;
        }
        sink.send(event);
        tally.produced(event.kind().label());
    }

    /** Events and states are sorted apart, and both may be in memory at once. */
    private long memoryOfEach() {
        return Math.max(1, around.sortMemory() / 2);
    }

    private boolean stopped() {
        return around.stop().isRequested();
    }

    @FunctionalInterface
    private interface Target {
        void take(OutboundEvent event) throws IOException, DeliveryFailed;
    }

    private final class Gathering implements MappedRows.Taker {

        private final Target target;
        private final SnapshotSort states;

        Gathering(Target target, SnapshotSort states) {
            this.target = target;
            this.states = states;
        }

        @Override
        public void event(OutboundEvent event) throws IOException, DeliveryFailed {
            tally.mapped();
            target.take(event);
        }

        @Override
        public void snapshot(CaseSnapshot state, Row.Origin origin) throws IOException {
            states.add(state, origin);
        }

        @Override
        public void skipped(String reason) {
            tally.skipped(reason);
        }

        @Override
        public void rejected(UnmappableRow row) throws DeliveryFailed {
            sink.reject(row);
            tally.rejected(UnmappableRow.REASON);
            around.rejected().accept(row);
        }
    }
}
