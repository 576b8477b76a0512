package io.cxpulse.verify;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A way to cut event time into windows; all instants in milliseconds since the epoch.
 *
 * @param label name in files, keys and the API, e.g. {@code 24h}
 * @param size length of a sliding window; null for calendar days
 * @param zone zone of calendar days; null for sliding windows
 */
public record Cut(
        String label, @Nullable Duration size, @Nullable ZoneId zone) {

    static Cut sliding(String label, Duration size) {
        return new Cut(label, size, null);
    }

    static Cut calendarDay(String label, ZoneId zone) {
        return new Cut(label, null, zone);
    }

    boolean isCalendar() {
        return zone != null;
    }

    /** Start of the window of the regular series that holds {@code time}; sliding ones are aligned to the epoch. */
    long startOf(long time) {
        if (zone != null) {
            LocalDate day = Instant.ofEpochMilli(time).atZone(zone).toLocalDate();
            return day.atStartOfDay(zone).toInstant().toEpochMilli();
        }
        return Math.floorDiv(time, millis()) * millis();
    }

    /** End, exclusive, of the window that starts at {@code start}. */
    long endOf(long start) {
        if (zone != null) {
            LocalDate day = Instant.ofEpochMilli(start).atZone(zone).toLocalDate();
            return day.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
        }
        return start + millis();
    }

    /** Whether a published window of this kind may start there: a calendar day at its midnight, others at any minute. */
    boolean mayStartAt(long start) {
        return isCalendar() ? startOf(start) == start : Math.floorMod(start, 60_000L) == 0;
    }

    /** Whether its windows are as long; a calendar day counts as a day in every zone. */
    boolean isAtLeast(Duration length) {
        return (size == null ? Duration.ofDays(1) : size).compareTo(length) >= 0;
    }

    private long millis() {
        if (size == null) {
            throw new IllegalStateException(label + " has no fixed size");
        }
        return size.toMillis();
    }
}
