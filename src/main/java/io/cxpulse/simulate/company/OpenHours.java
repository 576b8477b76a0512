package io.cxpulse.simulate.company;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/** When somebody is there, by the clocks of a zone: the same hours on each of some days. */
record OpenHours(ZoneId zone, LocalTime opens, LocalTime closes, Set<DayOfWeek> days) {

    private static final Set<DayOfWeek> ALL = Set.of(DayOfWeek.values());

    OpenHours {
        days = Set.copyOf(days);
    }

    /** Teams that answer letters: not on Sundays. */
    static OpenHours office(ZoneId zone) {
        return new OpenHours(
                zone,
                LocalTime.of(8, 0),
                LocalTime.of(20, 0),
                Set.of(
                        DayOfWeek.MONDAY,
                        DayOfWeek.TUESDAY,
                        DayOfWeek.WEDNESDAY,
                        DayOfWeek.THURSDAY,
                        DayOfWeek.FRIDAY,
                        DayOfWeek.SATURDAY));
    }

    /** When customers are awake, and the teams that answer at once. */
    static OpenHours daily(ZoneId zone) {
        return new OpenHours(zone, LocalTime.of(7, 0), LocalTime.of(23, 0), ALL);
    }

    /** When {@code work} is done that begins at {@code from} and goes on only while it is open. */
    Instant after(Instant from, Duration work) {
        LocalDate day = from.atZone(zone).toLocalDate();
        Duration left = work;
        while (true) {
            Instant begin = later(from, day.atTime(opens).atZone(zone).toInstant());
            Instant end = day.atTime(closes).atZone(zone).toInstant();
            if (days.contains(day.getDayOfWeek()) && begin.isBefore(end)) {
                Duration open = Duration.between(begin, end);
                if (left.compareTo(open) < 0) {
                    return begin.plus(left);
                }
                left = left.minus(open);
            }
            day = day.plusDays(1);
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
