package io.cxpulse.alert;

import io.cxpulse.alert.Course.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings what was said into line with what the ticks tell. In order, each change of phase is said as it happens; when
 * late, amended or retracted events have changed the past, what was said of it is corrected: an incident that never was is
 * retracted, one that was missed is told from its beginning, and one that is known keeps its name. That it ended some
 * minutes earlier or later than was said is no news.
 */
public final class Announcer {

    private Announcer() {}

    /**
     * The episodes of a course, by time.
     *
     * @param start instance at the beginning of the course
     */
    public static List<Episode> episodes(RuleInstance start, List<Change> changes) {
        Map<Instant, Episode> episodes = new LinkedHashMap<>();
        Episode.of(start).ifPresent(episode -> episodes.put(episode.raisedAt(), episode));
        for (Change change : changes) {
            if (change.after().phase() != AlertPhase.PENDING && change.after().phase() != AlertPhase.INACTIVE) {
                Instant raisedAt = change.after().incident().orElseThrow().raisedAt();
                Episode known = episodes.get(raisedAt);
                episodes.put(raisedAt, known == null ? Episode.raisedBy(change) : known.after(change));
            }
        }
        return List.copyOf(episodes.values());
    }

    /**
     * What has to be said, in order.
     *
     * @param announced what was said of incidents that the episodes can still tell of, by time
     * @param episodes by time; none overlaps another
     */
    public static List<Statement> correct(List<Announcement> announced, List<Episode> episodes) {
        List<Statement> statements = new ArrayList<>();
        List<Episode> untold = new ArrayList<>(episodes);
        for (Announcement said : announced) {
            Optional<Episode> match = said.phase() == AlertPhase.RETRACTED
                    ? Optional.empty()
                    : untold.stream().filter(said::overlaps).findFirst();
            match.ifPresent(untold::remove);
            match.flatMap(episode -> follow(said, episode))
                    .or(() -> match.isPresent() ? Optional.empty() : retract(said))
                    .ifPresent(statements::add);
        }
        untold.forEach(episode -> statements.addAll(tell(episode)));
        return statements;
    }

    private static Optional<Statement> follow(Announcement said, Episode episode) {
        if (said.phase() == episode.phase() && !said.early()) {
            return Optional.empty();
        }
        return Optional.of(new Statement(said.phase(), said.in(episode), reason(episode.last()), episode.last()));
    }

    private static Optional<Statement> retract(Announcement said) {
        if (said.phase() == AlertPhase.RETRACTED) {
            return Optional.empty();
        }
        AlertReason reason = said.early() ? AlertReason.NOT_CONFIRMED : AlertReason.EVIDENCE_GONE;
        return Optional.of(new Statement(said.phase(), said.retracted(), reason, Optional.empty()));
    }

    /** An incident nobody was told of: that it was raised, and then where it is. */
    private static List<Statement> tell(Episode episode) {
        Announcement raised = new Announcement(episode.raisedAt(), AlertPhase.FIRING, Optional.empty(), false);
        Statement first = new Statement(AlertPhase.INACTIVE, raised, reason(episode.first()), episode.first());
        return follow(raised, episode).map(next -> List.of(first, next)).orElse(List.of(first));
    }

    private static AlertReason reason(Optional<Change> change) {
        return change.map(Change::reason).orElse(AlertReason.EVIDENCE_REACHED);
    }
}
