package io.cxpulse.metric;

import java.util.Comparator;

/**
 * A metric and the version of its definition, written {@code id@version}.
 *
 * @param id snake case, e.g. {@code csat_mean}
 * @param version counted from 1; numbers of different versions are never mixed
 */
public record MetricRef(String id, int version) implements Comparable<MetricRef> {

    private static final Comparator<MetricRef> ORDER =
            Comparator.comparing(MetricRef::id).thenComparingInt(MetricRef::version);

    /** @throws IllegalArgumentException if {@code text} is not of the form {@code id@version} */
    public static MetricRef parse(String text) {
        int at = text.lastIndexOf('@');
        if (at < 1) {
            throw new IllegalArgumentException("not of the form id@version: " + text);
        }
        return new MetricRef(text.substring(0, at), Integer.parseInt(text.substring(at + 1)));
    }

    @Override
    public int compareTo(MetricRef other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return id + "@" + version;
    }
}
