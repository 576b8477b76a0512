package io.cxpulse.simulate;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One replay into memory, with a clock that stands still. */
final class ReplayRun {

    static final Instant NOW = Instant.parse("2026-03-04T05:06:07.089Z");

    private final CollectingSink sink = new CollectingSink();
    private final StopSignal stop = new StopSignal();
    private final Path scratch;
    private long sortMemory = 1 << 20;
    private Replay.Order order = Replay.Order.FILE;

    ReplayRun(Path scratch) {
        this.scratch = scratch;
    }

    ReplayRun sorted(long memory) {
        sortMemory = memory;
        order = Replay.Order.TIME;
        return this;
    }

    /** As the files have it, with this memory. */
    ReplayRun bounded(long memory) {
        sortMemory = memory;
        return this;
    }

    ReplaySummary run(String source, Map<String, String> set, Path... files)
            throws IOException, UsageProblem, DeliveryFailed {
        return run(Sources.mapping(source, set), files);
    }

    ReplaySummary run(Mapping mapping, Path... files) throws IOException, UsageProblem, DeliveryFailed {
        InstantSource clock = InstantSource.fixed(NOW);
        Replay.Surroundings around = new Replay.Surroundings(
                clock,
                new Pacer(Double.POSITIVE_INFINITY, clock, stop::sleep),
                stop,
                ReplayProgress.NONE,
                row -> {},
                scratch,
                sortMemory);
        List<SourceFile> sources = new ArrayList<>();
        for (Path file : files) {
            sources.add(SourceFile.of(file));
        }
        return new Replay(mapping, sink, around).run(sources, order);
    }

    CollectingSink sink() {
        return sink;
    }

    StopSignal stop() {
        return stop;
    }
}
