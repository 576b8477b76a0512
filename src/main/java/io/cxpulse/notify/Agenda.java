package io.cxpulse.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one receiver has to be told, and when: a change at once, an alert that fires again every minute, the end of one
 * again every minute for a quarter of an hour. It holds what was told last of each alert and nothing else, so however
 * long a receiver is away, it gets the latest state. For one thread.
 */
final class Agenda {

    /** At most so many alerts in one request. */
    static final int BATCH = 64;

    /** Time from one telling to the next. */
    static final Duration INTERVAL = Duration.ofSeconds(60);

    /** After that a receiver is asked again to take what it has refused. */
    static final Duration REFUSED_INTERVAL = Duration.ofMinutes(15);

    private final Map<String, Entry> entries = new HashMap<>();
    private final Predicate<Standing> mayBeBelieved;

    /**
     * @param at when it was told last
     * @param since when this revision was told first
     */
    private record Entry(long revision, Mark mark, Instant at, Instant since) {

        boolean isOf(Standing standing) {
            return revision == standing.revision();
        }
    }

    private enum Mark {
        TOLD,
        /** In a batch of which some were refused: it is told alone. */
        SUSPECT,
        REFUSED
    }

    /** @param mayBeBelieved whether some receiver may believe that the incident goes on; else nobody is told of its end */
    Agenda(Predicate<Standing> mayBeBelieved) {
        this.mayBeBelieved = mayBeBelieved;
    }

    /** What is due, changes first, then what has waited longest; one that may be refused comes alone, when all others are done. */
    List<Standing> next(Collection<Standing> all, Instant now) {
        entries.keySet().retainAll(all.stream().map(Standing::key).collect(Collectors.toSet()));
        List<Standing> due = all.stream()
                .filter(standing -> !dueAt(standing, now).isAfter(now))
                .sorted(Comparator.comparing((Standing standing) -> dueAt(standing, now))
                        .thenComparing(Standing::revision))
                .toList();
        List<Standing> batch = due.stream()
                .filter(standing -> !isSuspect(standing))
                .limit(BATCH)
                .toList();
        return batch.isEmpty() ? due.stream().limit(1).toList() : batch;
    }

    /** Time until the next is due, an interval at most. */
    Duration untilNext(Collection<Standing> all, Instant now) {
        return all.stream()
                .map(standing -> dueAt(standing, now))
                .filter(due -> due.isBefore(now.plus(INTERVAL)))
                .min(Comparator.naturalOrder())
                .map(due -> due.isAfter(now) ? Duration.between(now, due) : Duration.ZERO)
                .orElse(INTERVAL);
    }

    private Instant dueAt(Standing standing, Instant now) {
        Entry entry = entries.get(standing.key());
        if (entry == null || !entry.isOf(standing)) {
            return standing.isActive() || mayBeBelieved.test(standing) ? Instant.MIN : Instant.MAX;
        }
        return switch (entry.mark()) {
            case SUSPECT -> entry.at();
            case REFUSED -> after(entry, REFUSED_INTERVAL, now);
            case TOLD -> isDone(standing, entry, now) ? Instant.MAX : after(entry, INTERVAL, now);
        };
    }

    private static boolean isDone(Standing standing, Entry entry, Instant now) {
        return !standing.isActive() && !now.isBefore(entry.since().plus(AlertBoard.AFTERMATH));
    }

    /** A clock that was set back must not keep anybody from being told. */
    private static Instant after(Entry entry, Duration interval, Instant now) {
        return now.isBefore(entry.at()) ? now : entry.at().plus(interval);
    }

    private boolean isSuspect(Standing standing) {
        Entry entry = entries.get(standing.key());
        return entry != null && entry.isOf(standing) && entry.mark() != Mark.TOLD;
    }

    void told(Collection<Standing> batch, Instant now) {
        batch.forEach(standing -> {
            Entry before = known(standing);
            entries.put(
                    standing.key(),
                    new Entry(standing.revision(), Mark.TOLD, now, before == null ? now : before.since()));
        });
    }

    /** Some of the batch were refused, and nobody knows which. */
    void suspect(Collection<Standing> batch, Instant now) {
        batch.forEach(standing -> mark(standing, Mark.SUSPECT, now));
    }

    void refused(Standing standing, Instant now) {
        mark(standing, Mark.REFUSED, now);
    }

    private void mark(Standing standing, Mark mark, Instant now) {
        entries.put(standing.key(), new Entry(standing.revision(), mark, now, now));
    }

    private @Nullable Entry known(Standing standing) {
        Entry entry = entries.get(standing.key());
        return entry != null && entry.isOf(standing) && entry.mark() == Mark.TOLD ? entry : null;
    }
}
