package io.cxpulse.simulate;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Sorted runs, on disk and in memory, as one sorted sequence. */
final class MergedRuns implements Closeable {

    private static final int BUFFER = 1 << 16;

    private final PriorityQueue<Head> heads = new PriorityQueue<>();
    private final List<DataInputStream> open = new ArrayList<>();

    private MergedRuns() {}

    static MergedRuns of(List<Path> files, List<SortEntry> memory) throws IOException {
        MergedRuns merged = new MergedRuns();
        try {
            Iterator<SortEntry> entries = memory.iterator();
            merged.advance(() -> entries.hasNext() ? entries.next() : null);
            for (Path file : files) {
                DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
                merged.open.add(in);
                merged.advance(() -> in.available() == 0 ? null : SortEntry.read(in));
            }
            return merged;
        } catch (IOException e) {
            merged.close();
            throw e;
        }
    }

    /** The next entry, or null after the last. */
    @Nullable
    SortEntry next() throws IOException {
        Head head = heads.poll();
        if (head == null) {
            return null;
        }
        advance(head.run());
        return head.entry();
    }

    @Override
    public void close() throws IOException {
        for (DataInputStream in : open) {
            in.close();
        }
    }

    private void advance(Run run) throws IOException {
        SortEntry entry = run.next();
        if (entry != null) {
            heads.add(new Head(entry, run));
        }
    }

    @FunctionalInterface
    private interface Run {
        @Nullable
        SortEntry next() throws IOException;
    }

    private record Head(SortEntry entry, Run run) implements Comparable<Head> {
        @Override
        public int compareTo(Head other) {
            return entry.compareTo(other.entry);
        }
    }
}
