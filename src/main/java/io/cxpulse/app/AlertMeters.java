package io.cxpulse.app;

import io.cxpulse.alert.Alert;
import io.cxpulse.alert.AlertPhase;
import io.cxpulse.alert.RuleBook;
import io.cxpulse.evaluate.EvaluateListener;
import io.cxpulse.wire.MeterName;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts and logs what the rules say. Of this process, as {@link PipelineMeters} are. */
final class AlertMeters implements EvaluateListener {

    private static final Logger LOG = LoggerFactory.getLogger(AlertMeters.class);

    private static final Duration[] DELAYS = {
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(15),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ofHours(1)
    };

    private final Meters meters;
    private final InstantSource clock;
    private final Map<Integer, Optional<Instant>> tasks = new ConcurrentHashMap<>();

    /** @param clock tells how long after its tick an incident was decided */
    AlertMeters(Meters meters, RuleBook rules, InstantSource clock) {
        this.meters = meters;
        this.clock = clock;
        rules.rules()
                .forEach(rule -> meters.declare(
                        MeterName.ALERTS_FIRED, rule.id(), rule.severity().name()));
        meters.time(MeterName.ALERTS_EVALUATED, this::closed);
    }

    @Override
    public void said(Alert alert) {
        Alert.Transition transition = alert.transition();
        LOG.info(
                "Alert {} of {}: {} to {}, {}, at {}",
                alert.subject().ruleId(),
                alert.subject().segment(),
                transition.from(),
                transition.to(),
                transition.reason(),
                transition.at());
        meters.count(
                MeterName.ALERT_TRANSITIONS,
                alert.subject().ruleId(),
                transition.to().name(),
                transition.reason().name());
        if (transition.from() == AlertPhase.INACTIVE && transition.to() == AlertPhase.FIRING) {
            meters.count(
                    MeterName.ALERTS_FIRED,
                    alert.subject().ruleId(),
                    alert.subject().severity().name());
            meters.delay(MeterName.ALERT_DELAY, Duration.between(alert.timing().raisedAt(), clock.instant()), DELAYS);
        }
    }

    @Override
    public void expired(String rule, Instant tick) {
        LOG.warn("A change of {} came after the tick of rule {} was settled; its alerts are not corrected", tick, rule);
        meters.count(MeterName.ALERT_CHANGES_EXPIRED, rule);
    }

    @Override
    public void evaluated(int task, Optional<Instant> closed) {
        tasks.put(task, closed);
    }

    @Override
    public void left(int task) {
        tasks.remove(task);
    }

    /** Empty as long as one of the tasks cannot tell. */
    private Optional<Instant> closed() {
        List<Optional<Instant>> all = List.copyOf(tasks.values());
        return all.stream().allMatch(Optional::isPresent)
                ? all.stream().flatMap(Optional::stream).min(Instant::compareTo)
                : Optional.empty();
    }
}
