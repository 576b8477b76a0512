package io.cxpulse.simulate.company;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;

/**
 * How busy it is: 1 on the mean of a week. Clocks that are put forward or back shift the hours with them, since people
 * live by their clocks.
 */
record Rhythm(ZoneId zone) {

    private static final double[] WEEKDAY = {
        1, 0.7, 0.5, 0.5, 0.6, 1, 2.5, 5, 8.5, 11, 12, 11.5, 10, 10.5, 11, 10.5, 10, 9.5, 9, 8, 6.5, 4.5, 3, 1.8
    };

    private static final double[] WEEKEND = {
        1.2, 0.8, 0.6, 0.5, 0.5, 0.7, 1.2, 2.2, 3.8, 5.5, 6.5, 6.8, 6.3, 6, 5.8, 5.6, 5.5, 5.4, 5.2, 5, 4.2, 3.2, 2.4,
        1.6
    };

    private static final double SUNDAY = 0.8;

    private static final double MEAN = (5 * sum(WEEKDAY) + (1 + SUNDAY) * sum(WEEKEND)) / (7 * 24);

    double at(Instant time) {
        ZonedDateTime local = time.atZone(zone);
        double here = weight(local.getDayOfWeek(), local.getHour());
        ZonedDateTime later = local.plusHours(1);
        double next = weight(later.getDayOfWeek(), later.getHour());
        return (here + (next - here) * local.getMinute() / 60.0) / MEAN;
    }

    private static double weight(DayOfWeek day, int hour) {
        return switch (day) {
            case SATURDAY -> WEEKEND[hour];
            case SUNDAY -> WEEKEND[hour] * SUNDAY;
            default -> WEEKDAY[hour];
        };
    }

    private static double sum(double[] weights) {
        return Arrays.stream(weights).sum();
    }
}
