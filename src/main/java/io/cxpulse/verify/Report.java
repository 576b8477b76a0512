package io.cxpulse.verify;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The verdict, and what it rests on.
 *
 * @param partitions by {@code topic-partition}
 * @param compared how many of what were compared, by name, e.g. published windows
 * @param differences every disagreement
 * @param unpublished what differs only because the pipeline is at work: not yet published, or published since
 * @param notes what the reader should know, one sentence each
 */
public record Report(
        Map<String, PartitionReport> partitions,
        Map<String, Long> compared,
        List<Difference> differences,
        List<Difference> unpublished,
        List<String> notes) {

    public Report {
        partitions = Collections.unmodifiableMap(new LinkedHashMap<>(partitions));
        compared = Collections.unmodifiableMap(new LinkedHashMap<>(compared));
        differences = List.copyOf(differences);
        unpublished = List.copyOf(unpublished);
        notes = List.copyOf(notes);
    }

    public boolean isClean() {
        return differences.isEmpty();
    }
}
