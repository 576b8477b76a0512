package io.cxpulse.verify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;

/** Asks the API for every series in every window over the whole observed range, and compares each point. */
final class ApiCheck {

    /** Windows asked for at once. */
    private static final int CHUNK = 5000;

    private static final Duration LONG = Duration.ofDays(1);

    private final Contracts contracts;
    private final Ledger ledger;
    private final Reach reach;
    private final SeriesSource api;
    private final List<Difference> differences = new ArrayList<>();
    private long points;

    /** @param reach where windows must start to be compared */
    ApiCheck(Contracts contracts, Ledger ledger, Reach reach, SeriesSource api) {
        this.contracts = contracts;
        this.ledger = ledger;
        this.reach = reach;
        this.api = api;
    }

    long points() {
        return points;
    }

    List<Difference> differences(SortedSet<SeriesKey> series) {
        for (SeriesKey key : series) {
            contracts.metric(key.metric()).filter(this::isNewest).ifPresent(metric -> {
                for (Cut cut : contracts.windows()) {
                    sweep(metric, key, cut);
                }
            });
        }
        return Collections.unmodifiableList(differences);
    }

    /** The API answers with the newest version of a metric. */
    private boolean isNewest(Contract metric) {
        return contracts.metrics().stream()
                .noneMatch(other -> other.id().equals(metric.id()) && other.version() > metric.version());
    }

    private void sweep(Contract metric, SeriesKey key, Cut cut) {
        if (ledger.earliest().isEmpty() || ledger.latest().isEmpty()) {
            return;
        }
        SortedSet<Long> starts = ledger.starts(key, cut);
        long last = ledger.latest().getAsLong();
        long from = cut.startOf(ledger.earliest().getAsLong());
        while (from <= last) {
            long to = from;
            for (int windows = 0; windows < CHUNK && to <= last; windows++) {
                to = cut.endOf(to);
            }
            // An empty stretch is asked for in long windows only: what stands there wrongly shows in those as well.
            SortedSet<Long> expected = starts.subSet(from, to);
            if (cut.isAtLeast(LONG) || !expected.isEmpty()) {
                compare(new Stretch(metric, key, cut, from, to), expected);
            }
            from = to;
        }
    }

    private void compare(Stretch stretch, SortedSet<Long> expected) {
        try {
            AnswerCheck check = new AnswerCheck(ledger, reach, stretch, api.series(stretch));
            differences.addAll(check.differences(expected));
            points += check.points();
        } catch (SeriesSource.Refused e) {
            differences.add(new Difference(
                    Difference.Kind.API_FAILED,
                    Place.window(stretch.key(), stretch.cut().label(), stretch.from()),
                    "answer",
                    "a series",
                    e.answer()));
        }
    }
}
