package io.cxpulse.serve;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Partitions as instances tell each other: numbers joined by commas. */
final class PartitionList {

    /** Names the partitions that were looked at in vain. */
    static final String HEADER = "X-CX-Pulse-Looked";

    private PartitionList() {}

    static String write(Collection<Integer> partitions) {
        return partitions.stream().sorted().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** Anything but numbers is ignored: it claims nothing. */
    static Set<Integer> read(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(number -> number.matches("\\d{1,9}"))
                .map(Integer::valueOf)
                .collect(Collectors.toSet());
    }
}
