package io.cxpulse.notify;

import io.cxpulse.alert.Alert;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The alerts of the partitions this instance has: one state each, the last. One thread writes, one for each receiver reads.
 *
 * <p>A partition is shown when it has been read to the end for the first time: in the middle of it stand states that were
 * overtaken long ago. Of alerts that are over, those are shown that may still have to be told.
 */
final class AlertBoard {

    /** For how long others are told that an alert is over; also how long after it was written it is told at a take-over. */
    static final Duration AFTERMATH = Duration.ofMinutes(15);

    /** After that the end of an alert is forgotten, even if some receiver was never told. */
    static final Duration LONGEST_AFTERMATH = Duration.ofDays(1);

    private final Duration maxAge;
    private final Map<String, Standing> standings = new HashMap<>();
    private final Set<Integer> loading = new HashSet<>();
    private final Map<String, String> offered = new HashMap<>();
    private long revision;

    /** @param maxAge a transition that was older in event time when it was written is not told, unless its incident was */
    AlertBoard(Duration maxAge) {
        this.maxAge = maxAge;
    }

    /** The partition is read from its beginning. */
    synchronized void load(int partition) {
        loading.add(partition);
    }

    /** The partition has been read to the end. */
    synchronized void loaded(int partition, Instant now) {
        loading.remove(partition);
        standings.values().removeIf(standing -> standing.partition() == partition && isOver(standing, AFTERMATH, now));
        changed();
    }

    /** The partition belongs to another instance. */
    synchronized void forget(int partition) {
        loading.remove(partition);
        standings.values().removeIf(standing -> standing.partition() == partition);
        changed();
    }

    /**
     * Takes the next state of an alert.
     *
     * @param writtenAt when its record was appended
     * @return whether it will be told; false if it is too old
     */
    synchronized boolean put(int partition, String key, Alert alert, Instant writtenAt) {
        Standing known = standings.get(key);
        if (known != null && known.partition() != partition && known.writtenAt().isAfter(writtenAt)) {
            return true; // left behind in another partition when their number was changed
        }
        Optional<Standing> before = Optional.ofNullable(known).filter(standing -> standing.isOfSameIncident(alert));
        boolean inherited = loading.contains(partition)
                || before.filter(Standing::inherited).isPresent();
        boolean told = before.isPresent() || isRecent(alert, writtenAt);
        changed();
        if (told) {
            standings.put(key, new Standing(key, partition, alert, revision, writtenAt, inherited));
        } else {
            standings.remove(key);
        }
        return told;
    }

    private boolean isRecent(Alert alert, Instant writtenAt) {
        return Duration.between(alert.transition().at(), writtenAt).compareTo(maxAge) <= 0;
    }

    /** Nothing is known of the alert any more. */
    synchronized void remove(String key) {
        standings.remove(key);
        changed();
    }

    /** All alerts that may have to be told. */
    synchronized List<Standing> shown(Instant now) {
        standings.values().removeIf(standing -> isOver(standing, LONGEST_AFTERMATH, now));
        offered.keySet().retainAll(standings.keySet());
        return standings.values().stream().filter(this::isShown).toList();
    }

    private boolean isShown(Standing standing) {
        return !loading.contains(standing.partition());
    }

    private static boolean isOver(Standing standing, Duration since, Instant now) {
        return !standing.isActive() && !now.isBefore(standing.writtenAt().plus(since));
    }

    /** Some receiver is about to be told that the alert fires. */
    synchronized void offered(Standing standing) {
        offered.put(standing.key(), standing.alert().incidentId());
    }

    /** Whether some receiver may believe that the incident of this alert goes on. */
    synchronized boolean mayBeBelieved(Standing standing) {
        return standing.inherited() || standing.alert().incidentId().equals(offered.get(standing.key()));
    }

    /** Number of alerts that fire and are told. */
    synchronized int firing() {
        return (int) standings.values().stream()
                .filter(standing -> standing.isActive() && isShown(standing))
                .count();
    }

    /** Rises with every change. */
    synchronized long revision() {
        return revision;
    }

    /** Waits until something has changed since {@code seen}, for the time given at most. */
    synchronized void awaitChange(long seen, Duration atMost) throws InterruptedException {
        if (revision == seen) {
            TimeUnit.MILLISECONDS.timedWait(this, Math.max(1, atMost.toMillis()));
        }
    }

    private void changed() {
        revision++;
        notifyAll();
    }
}
