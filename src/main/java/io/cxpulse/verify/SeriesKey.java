package io.cxpulse.verify;

import java.util.Comparator;

/**
 * A metric in a segment.
 *
 * @param metric {@code id@version}
 * @param segment canonical text, empty for the total
 */
public record SeriesKey(String metric, String segment) implements Comparable<SeriesKey> {

    private static final Comparator<SeriesKey> ORDER =
            Comparator.comparing(SeriesKey::metric).thenComparing(SeriesKey::segment);

    @Override
    public int compareTo(SeriesKey other) {
        return ORDER.compare(this, other);
    }
}
