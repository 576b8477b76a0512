package io.cxpulse.verify;

import org.jspecify.annotations.Nullable;

/**
 * One line of the ledger: a fact in one of the series that measure it.
 *
 * @param time event time, milliseconds since the epoch
 * @param value what the metric keeps of it
 */
record Entry(SeriesKey series, long time, @Nullable Value value) {}
