package io.cxpulse.alert;

import io.cxpulse.metric.Reading;
import io.cxpulse.metric.Segment;
import io.cxpulse.metric.Tally;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.Optional;

/** Makes alerts of statements: adds the rule, the segment and the numbers. */
public final class Reporter {

    private final Rule rule;
    private final Watcher watcher;

    public Reporter(Rule rule, Watcher watcher) {
        this.rule = rule;
        this.watcher = watcher;
    }

    /**
     * What the statements rest on.
     *
     * @param watch after the statements
     * @param ticks what was observed, by end of tick, those that are open included
     * @param closed end of the last tick that is complete; empty if none is known to be
     */
    public record Basis(Segment segment, Watch watch, NavigableMap<Instant, Tally> ticks, Optional<Instant> closed) {}

    public Alert report(Statement statement, Basis basis) {
        Announcement said = statement.now();
        String fingerprint = Alert.fingerprint(rule.id(), basis.segment());
        Instant at = decidedAt(statement, basis.watch());
        boolean complete =
                !said.early() && basis.closed().filter(end -> !end.isBefore(at)).isPresent();
        return new Alert(
                fingerprint,
                Alert.incidentId(fingerprint, said.name()),
                subject(basis.segment()),
                new Alert.Transition(statement.from(), said.phase(), statement.reason(), at, said.early(), complete),
                new Alert.Timing(said.raisedAt(), since(statement, basis), said.until()),
                finding(statement, basis));
    }

    /** What is taken back was decided by what is known now; it says so at the last tick that was looked at. */
    private static Instant decidedAt(Statement statement, Watch watch) {
        return statement
                .change()
                .map(change -> change.tick().end())
                .orElseGet(() -> statement.now().early() ? statement.now().raisedAt() : watch.evaluatedTo());
    }

    private Alert.Subject subject(Segment segment) {
        return new Alert.Subject(
                rule.id(),
                rule.version(),
                rule.metric(),
                rule.criterion().kind().unit(),
                segment,
                rule.severity(),
                rule.annotations());
    }

    private Optional<Instant> since(Statement statement, Basis basis) {
        if (statement.now().early()) {
            return watcher.onset(basis.watch(), window(statement.now().raisedAt(), basis), evidence(statement, basis));
        }
        return statement.change().flatMap(change -> change.after().incident()).map(Incident::since);
    }

    private Alert.Finding finding(Statement statement, Basis basis) {
        Criterion criterion = rule.criterion();
        Reading reading = window(statement, basis).read();
        double evidence = evidence(statement, basis).value();
        double peak = statement
                .change()
                .flatMap(change -> change.after().incident())
                .map(Incident::peak)
                .orElse(evidence);
        return new Alert.Finding(
                criterion.window(),
                reading.n(),
                reading.value(),
                reading.interval(),
                criterion.side(),
                criterion.threshold(),
                evidence,
                criterion.evidenceNeeded(),
                peak);
    }

    /** Of what is taken back, the window in which it was raised, as it is known now. */
    private Tally window(Statement statement, Basis basis) {
        return statement.change().map(change -> change.tick().window()).orElseGet(() -> {
            Tally sum = rule.criterion().kind().empty();
            for (Tally tick : window(statement.now().raisedAt(), basis).values()) {
                sum = sum.plus(tick);
            }
            return sum;
        });
    }

    private NavigableMap<Instant, Tally> window(Instant end, Basis basis) {
        return basis.ticks().subMap(end.minus(rule.criterion().window()), false, end, true);
    }

    private Evidence evidence(Statement statement, Basis basis) {
        if (statement.change().isPresent()) {
            return statement.change().get().after().evidence();
        }
        Evidence known = basis.watch().instance().evidence();
        return statement.now().early()
                ? watcher.evidenceAfter(
                        known,
                        basis.ticks()
                                .subMap(
                                        basis.watch().evaluatedTo(),
                                        false,
                                        statement.now().raisedAt(),
                                        true)
                                .values())
                : known;
    }
}
