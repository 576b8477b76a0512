package io.cxpulse.simulate;

import io.cxpulse.wire.EventCodec;
import io.cxpulse.wire.JsonEvents;
import io.cxpulse.wire.OutboundEvent;
import io.cxpulse.wire.UnfitEvent;
import io.cxpulse.wire.UnmappableRow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Reads files, maps their rows to events and hands them to a sink: in the order of the files, or sorted by event time,
 * since a file is a batch and its order rarely the order things happened in. A row that cannot be mapped is rejected
 * and does not end the replay. One run per object.
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
     * @param scratch existing folder for spilled events
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

    private final Mapping mapping;
    private final EventSink sink;
    private final Surroundings around;
    private final JsonEvents events;
    private final EventCodec codec = new EventCodec();
    private final Map<String, Long> produced = new TreeMap<>();
    private final Map<String, Long> skipped = new TreeMap<>();
    private final Map<String, Long> rejected = new TreeMap<>();
    private long rows;
    private long mapped;
    private long bytes;

    public Replay(Mapping mapping, EventSink sink, Surroundings around) {
        this.mapping = mapping;
        this.sink = sink;
        this.around = around;
        this.events = new JsonEvents(mapping.source(), around.clock());
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
            read(files, this::produce);
        } else {
            sorted(files);
        }
        sink.flush();
        Duration elapsed = Duration.between(start, around.clock().instant());
        return new ReplaySummary(
                rows, produced, skipped, rejected, elapsed, !around.stop().isRequested());
    }

    private void sorted(List<SourceFile> files) throws IOException, DeliveryFailed {
        try (ExternalSort sort = new ExternalSort(around.sortMemory(), around.scratch())) {
            read(files, event -> sort.add(event.eventTime().toEpochMilli(), codec.encode(event)));
            long done = 0;
            byte[] next = stopped() ? null : sort.next();
            while (next != null) {
                produce(codec.decode(next));
                around.progress().produced(++done, sort.size());
                next = stopped() ? null : sort.next();
            }
        }
    }

    private void read(List<SourceFile> files, Target target) throws IOException, DeliveryFailed {
        long total = 0;
        for (SourceFile file : files) {
            total += file.size();
        }
        for (SourceFile file : files) {
            read(file, total, target);
        }
    }

    private void read(SourceFile file, long total, Target target) throws IOException, DeliveryFailed {
        try (RowReader reader = file.open(n -> bytes += n)) {
            Row row = stopped() ? null : reader.next();
            while (row != null) {
                rows++;
                map(row, target);
                around.progress().read(bytes, total, mapped);
                row = stopped() ? null : reader.next();
            }
        }
    }

    private void map(Row row, Target target) throws IOException, DeliveryFailed {
        if (row instanceof Row.Broken broken) {
            reject(broken.origin().unmappable(null, broken.detail()));
        } else if (row instanceof Row.Mappable readable) {
            map(readable, target);
        }
    }

    private void map(Row.Mappable row, Target target) throws IOException, DeliveryFailed {
        try {
            List<Mapped> all = mapping.apply(row.fields());
            if (all.isEmpty()) {
                skipped.merge("NO_EVENT", 1L, Long::sum);
            }
            for (Mapped one : all) {
                take(one, row.origin(), target);
            }
        } catch (UnmappableException e) {
            reject(row.origin().unmappable(null, e.detail()));
        }
    }

    private void take(Mapped one, Row.Origin origin, Target target) throws IOException, DeliveryFailed {
        if (one instanceof Mapped.Event event) {
            take(event, origin, target);
        } else if (one instanceof Mapped.Skip skip) {
            skipped.merge(skip.reason(), 1L, Long::sum);
        } else if (one instanceof Mapped.Unmappable wrong) {
            reject(origin.unmappable(wrong.path(), wrong.detail()));
        }
    }

    private void take(Mapped.Event event, Row.Origin origin, Target target) throws IOException, DeliveryFailed {
        OutboundEvent outbound;
        try {
            outbound = events.read(event.fields());
        } catch (UnfitEvent e) {
            reject(origin.unmappable(e.path(), e.detail()));
            return;
        }
        mapped++;
        target.take(outbound);
    }

    private void produce(OutboundEvent event) throws DeliveryFailed {
        around.pacer().await(event.eventTime());
        if (stopped()) {
            return;
        }
        sink.send(event);
        produced.merge(event.kind().label(), 1L, Long::sum);
    }

    private void reject(UnmappableRow row) throws DeliveryFailed {
        sink.reject(row);
        rejected.merge(UnmappableRow.REASON, 1L, Long::sum);
        around.rejected().accept(row);
    }

    private boolean stopped() {
        return around.stop().isRequested();
    }

    @FunctionalInterface
    private interface Target {
        void take(OutboundEvent event) throws IOException, DeliveryFailed;
    }
}
