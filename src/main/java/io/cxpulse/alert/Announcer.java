package io.cxpulse.alert;

import io.cxpulse.alert.Course.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Brings what was said into line with what the ticks tell. In order, each change of phase is said as it happens; when
 * late, amended or retracted events have changed the past, what was said of it is corrected: an incident that never was is
 * retracted, one that was missed is told from its beginning, and one that is known keeps its name. That it ended some
 * minutes earlier or later than was said is no news.
 */
final class Announcer {

    private final List<Announcement> announced = new ArrayList<>();
    private final List<Statement> statements = new ArrayList<>();
    private final Set<Instant> names = new HashSet<>();
    private final List<Episode> untold;

    private Announcer(List<Announcement> said, List<Episode> episodes) {
        said.forEach(one -> names.add(one.name()));
        untold = new ArrayList<>(episodes);
    }

    /**
     * Episodes after further changes.
     *
     * @param known episodes before them
     */
    static List<Episode> episodes(List<Episode> known, List<Change> changes) {
        Map<Instant, Episode> episodes = new LinkedHashMap<>();
        known.forEach(episode -> episodes.put(episode.raisedAt(), episode));
        for (Change change : changes) {
            if (change.after().phase().isTold() && change.after().phase() != AlertPhase.INACTIVE) {
                Instant raisedAt = change.after().incident().orElseThrow().raisedAt();
                Episode before = episodes.get(raisedAt);
                episodes.put(raisedAt, before == null ? Episode.raisedBy(change) : before.after(change));
            }
        }
        return List.copyOf(episodes.values());
    }

    /**
     * @param said of incidents that the episodes can still tell of
     * @param episodes by time; none overlaps another
     * @param settled incidents that were over by then are not spoken of any more
     * @param to end of the last tick that the episodes rest on; what was raised early after it has to wait
     */
    static Correction correct(List<Announcement> said, List<Episode> episodes, Instant settled, Instant to) {
        Announcer announcer = new Announcer(said, episodes);
        for (Announcement one : said) {
            // What it was raised for may be decided by an earlier tick than the one in which it was seen.
            boolean waits = one.early()
                    && one.raisedAt().isAfter(to)
                    && announcer.untold.stream().noneMatch(one::overlaps);
            if (one.phase() == AlertPhase.RETRACTED || waits || one.isSettled(settled)) {
                announcer.announced.add(one);
            } else {
                announcer.correct(one);
            }
        }
        announcer.untold.forEach(announcer::tell);
        announcer.announced.sort(Comparator.comparing(Announcement::raisedAt));
        return new Correction(announcer.announced, announcer.statements);
    }

    private void correct(Announcement said) {
        Optional<Episode> match = untold.stream()
                .filter(episode -> episode.raisedAt().equals(said.raisedAt()))
                .findFirst()
                .or(() -> untold.stream().filter(said::overlaps).findFirst());
        if (match.isEmpty()) {
            AlertReason reason = said.early() ? AlertReason.NOT_CONFIRMED : AlertReason.EVIDENCE_GONE;
            say(new Statement(said.phase(), said.retracted(), reason, Optional.empty()));
            return;
        }
        untold.remove(match.get());
        follow(said, match.get());
    }

    private void follow(Announcement said, Episode episode) {
        Announcement now = said.following(episode);
        if (now.phase() == said.phase() && !said.early()) {
            announced.add(now);
        } else {
            say(new Statement(said.phase(), now, reason(episode.last()), episode.last()));
        }
    }

    /** An incident nobody was told of: that it was raised, and then where it is. */
    private void tell(Episode episode) {
        Announcement raised = Announcement.of(nameFor(episode), episode.raisedAt());
        statements.add(new Statement(AlertPhase.INACTIVE, raised, reason(episode.first()), episode.first()));
        follow(raised, episode);
    }

    /** Usually when it was raised; the past may have been told otherwise, and a name is given once. */
    private Instant nameFor(Episode episode) {
        Instant name = episode.raisedAt();
        while (!names.add(name)) {
            name = name.plusMillis(1);
        }
        return name;
    }

    private void say(Statement statement) {
        statements.add(statement);
        announced.add(statement.now());
    }

    private static AlertReason reason(Optional<Change> change) {
        return change.map(Change::reason).orElse(AlertReason.EVIDENCE_REACHED);
    }
}
