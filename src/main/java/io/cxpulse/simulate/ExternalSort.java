package io.cxpulse.simulate;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sorts payloads by key, and by the order they were added in where keys tie, in bounded memory: what exceeds it goes
 * to sorted runs in a scratch folder, which are merged. Add everything, then take everything, then close; closing
 * deletes the folder.
 */
public final class ExternalSort implements Closeable {

    /** What an entry takes on the heap beside its payload, bytes, estimated high. */
    private static final int OVERHEAD = 112;

    /** Most runs kept open at once; more are first merged into one. */
    private static final int MOST_RUNS = 64;

    private final long memoryBytes;
    private final Path parent;
    private final List<Path> runs = new ArrayList<>();
    private List<SortEntry> chunk = new ArrayList<>();
    private long chunkBytes;
    private long size;
    private int runNumber;
    private @Nullable Path folder;
    private @Nullable MergedRuns merged;

    /**
     * @param memoryBytes about how much heap unspilled entries may take
     * @param parent existing folder in which the scratch folder is made when it is needed
     */
    public ExternalSort(long memoryBytes, Path parent) {
        this.memoryBytes = memoryBytes;
        this.parent = parent;
    }

    public void add(long time, byte[] payload) throws IOException {
        add(SortKey.ofTime(time), payload);
    }

    void add(SortKey key, byte[] payload) throws IOException {
        chunk.add(new SortEntry(key, size++, payload));
        chunkBytes += payload.length + 2L * key.group().length() + OVERHEAD;
        if (chunkBytes >= memoryBytes) {
            spill();
        }
    }

    /** How many were added. */
    public long size() {
        return size;
    }

    /** The next payload in order, or null after the last. Nothing can be added after the first call. */
    public byte @Nullable [] next() throws IOException {
        if (merged == null) {
            Collections.sort(chunk);
            merged = MergedRuns.of(runs, chunk);
            chunk = List.of();
        }
        SortEntry entry = merged.next();
        return entry == null ? null : entry.payload();
    }

    @Override
    public void close() throws IOException {
        chunk = List.of();
        if (merged != null) {
            merged.close();
        }
        for (Path run : runs) {
            Files.deleteIfExists(run);
        }
        if (folder != null) {
            Files.deleteIfExists(folder);
        }
    }

    private void spill() throws IOException {
        if (runs.size() >= MOST_RUNS) {
            mergeRuns();
        }
        Collections.sort(chunk);
        write(MergedRuns.of(List.of(), chunk));
        chunk = new ArrayList<>();
        chunkBytes = 0;
    }

    private void mergeRuns() throws IOException {
        List<Path> old = List.copyOf(runs);
        write(MergedRuns.of(old, List.of()));
        for (Path run : old) {
            Files.delete(run);
            runs.remove(run);
        }
    }

    /** The run is listed before it is written, so that closing deletes it even if writing fails. */
    private void write(MergedRuns entries) throws IOException {
        try (entries) {
            if (folder == null) {
                folder = Files.createTempDirectory(parent, "pulse-replay-");
            }
            Path run = folder.resolve("run-" + runNumber++);
            runs.add(run);
            SortEntry.writeAll(run, entries);
        }
    }
}
