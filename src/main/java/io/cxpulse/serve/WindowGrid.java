package io.cxpulse.serve;

import io.cxpulse.metric.Window;
import io.cxpulse.metric.WindowDefinition;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Cuts event time into cells, one for each window of a series: the last step of a sliding window, the whole of a
 * calendar window. A window belongs to a range if its cell overlaps it.
 */
sealed interface WindowGrid {

    static WindowGrid of(WindowDefinition window, Duration step) {
        if (window instanceof WindowDefinition.CalendarDay day) {
            return new Days(day);
        }
        return new Steps((WindowDefinition.Sliding) window, step.toMillis());
    }

    /** Number of the cell that holds {@code time}. */
    long cell(Instant time);

    /** Where a cell begins. */
    Instant start(long cell);

    /** The window of a cell. */
    Window window(long cell);

    /** How many windows belong to the range. */
    default long count(Instant from, Instant to) {
        return lastCell(to) - cell(from) + 1;
    }

    default Stream<Window> windows(Instant from, Instant to) {
        return LongStream.rangeClosed(cell(from), lastCell(to)).mapToObj(this::window);
    }

    /** Start of the range that ends at {@code to} and to which {@code windows} windows belong. */
    default Instant before(Instant to, int windows) {
        return start(lastCell(to) - windows + 1);
    }

    private long lastCell(Instant to) {
        return cell(to.minusNanos(1));
    }

    /** Cells of sliding windows, aligned to the epoch. */
    record Steps(WindowDefinition.Sliding sliding, long stepMillis) implements WindowGrid {

        @Override
        public long cell(Instant time) {
            return Math.floorDiv(time.toEpochMilli(), stepMillis);
        }

        @Override
        public Instant start(long cell) {
            return Instant.ofEpochMilli(Math.multiplyExact(cell, stepMillis));
        }

        @Override
        public Window window(long cell) {
            return sliding.endingAt(start(cell + 1));
        }
    }

    /** Cells of calendar days, numbered by their date. */
    record Days(WindowDefinition.CalendarDay day) implements WindowGrid {

        @Override
        public long cell(Instant time) {
            return ChronoUnit.DAYS.between(LocalDate.EPOCH, time.atZone(zone()).toLocalDate());
        }

        @Override
        public Instant start(long cell) {
            return LocalDate.ofEpochDay(cell).atStartOfDay(zone()).toInstant();
        }

        @Override
        public Window window(long cell) {
            return new Window(start(cell), start(cell + 1));
        }

        private ZoneId zone() {
            return day.zone();
        }
    }
}
