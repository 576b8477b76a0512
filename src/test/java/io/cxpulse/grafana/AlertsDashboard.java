package io.cxpulse.grafana;

/** What fires, what was sent, and whether it arrived. */
final class AlertsDashboard {

    Dashboard build() {
        Dashboard dashboard = Dashboard.of(
                        "cx-alerts", "CX / Alerts", "What fires, what was sent, and whether it arrived.")
                .showing("now-6h", "10s");
        now(dashboard.row("Does somebody have to act now?"));
        firing(dashboard.row("What fires, and how often?"));
        history(dashboard.row("When did it fire?"));
        delivery(dashboard.row("Did the messages arrive?"));
        return dashboard;
    }

    private void now(Dashboard row) {
        row.put(0, 3, 4, firing("Alerts that page", "page", Colour.ACT))
                .put(3, 3, 4, firing("Tickets", "ticket", Colour.WARN))
                .put(6, 3, 4, recovering())
                .put(9, 3, 4, pipeline())
                .put(12, 3, 4, silenced())
                .put(15, 3, 4, failures())
                .put(18, 3, 4, delay())
                .put(21, 3, 4, Health.dataAge());
    }

    private void firing(Dashboard row) {
        row.put(0, 14, 9, active()).put(14, 10, 9, firedPerRule());
    }

    private void history(Dashboard row) {
        row.put(0, 24, 7, timeline());
    }

    private void delivery(Dashboard row) {
        row.put(0, 6, 8, posts())
                .put(6, 6, 8, lastSuccess())
                .put(12, 6, 8, refused())
                .put(18, 6, 8, notifications());
    }

    private static Panel firing(String title, String severity, Colour colour) {
        return Health.firing(
                title,
                severity,
                Thresholds.from(Colour.FINE).then(colour, 1),
                "the table below names rule and segment; its links lead to the numbers.");
    }

    private static Panel recovering() {
        return Panel.stat("Recovering")
                .about(
                        "Alerts whose metric seems well again and has to stay so for a while.",
                        "none.",
                        "wait; they end by themselves, or fire again.")
                .in(Unit.COUNT, 0)
                .coloured(Thresholds.from(Colour.FINE).then(Colour.NEUTRAL, 1))
                .showing(Health.alertCount("state=\"recovering\""));
    }

    private static Panel pipeline() {
        return Panel.stat("Pipeline alerts")
                .about(
                        "Alerts of Prometheus about the pipeline itself, the watchdog left out. While one fires, other"
                                + " alerts may be missing or old.",
                        "none.",
                        "open the pipeline dashboard and the runbook that the alert names.")
                .in(Unit.COUNT, 0)
                .coloured(Thresholds.from(Colour.FINE).then(Colour.ACT, 1))
                .showing(
                        "count(ALERTS{alertstate=\"firing\",alertname=~\"CxPulse.+\",alertname!=\"CxPulseWatchdog\"}) or "
                                + Health.ZERO_IF_UP)
                .linkedTo(Link.PIPELINE);
    }

    private static Panel silenced() {
        return Panel.stat("Silenced")
                .about(
                        "Alerts that Alertmanager holds back, because of a silence or an inhibition.",
                        "none that nobody knows of.",
                        "open Alertmanager and see whose silence it is and when it ends.")
                .in(Unit.COUNT, 0)
                .coloured(Thresholds.from(Colour.FINE).then(Colour.NEUTRAL, 1))
                .withoutValue("unknown")
                .showing("sum(alertmanager_alerts{state=\"suppressed\"})");
    }

    private static Panel failures() {
        return Panel.stat("Failed deliveries, 1 h")
                .about(
                        "Requests of the product to Alertmanager that were not taken, and notifications of Alertmanager"
                                + " to people that failed, in the last hour.",
                        "none.",
                        "the charts at the bottom say which hop it is; see the runbook CxPulseNotDelivering.")
                .in(Unit.COUNT, 0)
                .coloured(Thresholds.from(Colour.FINE).then(Colour.ACT, 1))
                .withoutValue("unknown")
                .showing("sum(increase(cx_notify_posts_total{outcome!=\"taken\"}[1h]))\n+\n"
                        + "sum(increase(alertmanager_notifications_failed_total[1h]))");
    }

    private static Panel delay() {
        return Panel.stat("Event to alert, p95")
                .about(
                        "From the event time at which an incident was raised to when it was decided; the last 24 hours.",
                        "below 10 s for early alerts; a tick and the out-of-orderness of the inputs for others.",
                        "see whether the pipeline lags, or a source sends late.")
                .in(Unit.SECONDS, 1)
                .coloured(Thresholds.rising(90, 300))
                .withoutValue("no alert")
                .showing("histogram_quantile(0.95, sum by (le) (increase(cx_alert_delay_seconds_bucket[24h])))");
    }

    private static Panel active() {
        return Panel.table("Active alerts")
                .about(
                        "Every alert that fires or recovers: rule, severity, segment.",
                        "empty.",
                        "open the segment, then the live page: it shows what the alert says, and why.")
                .in(Unit.COUNT, 0)
                .withoutValue("none")
                .asking(Target.rows(Health.alerts("state=~\"firing|recovering\"")))
                .hiding("Time", "Value")
                .sortedBy("severity", false)
                .with(Column.named("segment").linked(Link.SEGMENT_OF_ROW, Link.LIVE_PAGE_OF_ROW));
    }

    private static Panel firedPerRule() {
        return Panel.bars("Incidents per rule, 24 h")
                .about(
                        "How many incidents each rule raised in 24 hours.",
                        "what its budget promises: ./pulse rules check says it.",
                        "a rule that fires all day has a wrong threshold, or names a problem that nobody solves.")
                .in(Unit.COUNT, 0)
                .notBelow(0)
                .withoutValue("none")
                .asking(Target.now("sort_desc(sum by (rule) (increase(cx_alerts_fired_total[24h])))", "{{rule}}"));
    }

    private static Panel timeline() {
        return Panel.timeline("Alert history")
                .about(
                        "When which alert fired. Times are those of the clock; the live page has those of the events.",
                        "short bands.",
                        "bands that come and go point to a threshold that is crossed by chance, or a cause that returns.")
                .in(Unit.NONE, 0)
                .coloured(Thresholds.from(Colour.ACT))
                .withoutValue("no alert")
                .asking(Target.overTime(
                        "max by (rule, by, segment) (cx_alerts_active{state=\"firing\"})",
                        "{{rule}}: {{by}} {{segment}}"))
                .linkedTo(Link.SEGMENT_OF_SERIES, Link.LIVE_PAGE_OF_SERIES);
    }

    private static Panel posts() {
        return Panel.lines("Requests to receivers")
                .about(
                        "Requests of the product to each replica of Alertmanager, by outcome.",
                        "all taken.",
                        "refused: the log says which alert; failed: the replica is away, see CxPulseNotDelivering.")
                .in(Unit.PER_SECOND, 2)
                .notBelow(0)
                .withoutValue("nobody is told")
                .asking(Target.overTime(
                        Health.perSecond("cx_notify_posts_total", "receiver, outcome"), "{{receiver}} {{outcome}}"));
    }

    private static Panel lastSuccess() {
        return Panel.bars("Last success, ago")
                .about(
                        "How long ago each replica last took everything. While alerts fire they are told every minute.",
                        "below 2 minutes while alerts fire; without alerts it grows, and that is right.",
                        "see CxPulseNotDelivering.")
                .in(Unit.SECONDS, 0)
                .notBelow(0)
                .withoutValue("never")
                .asking(Target.now(
                        "time() - (max by (receiver) (cx_notify_last_success_timestamp_seconds) > 0)", "{{receiver}}"));
    }

    private static Panel refused() {
        return Panel.lines("Not told")
                .about(
                        "Of the last hour: alerts that a replica refuses for good, and states that nobody is told of, too old or unreadable.",
                        "none, but for a replay of the past.",
                        "refused and unreadable: the log names the alert.")
                .in(Unit.COUNT, 0)
                .notBelow(0)
                .withoutValue("nobody is told")
                .asking(Target.overTime(
                        "sum by (receiver) (increase(cx_notify_refused_alerts_total[1h]))", "refused by {{receiver}}"))
                .asking(Target.overTime("sum by (reason) (increase(cx_notify_skipped_alerts_total[1h]))", "{{reason}}"))
                .asking(Target.overTime("sum(cx_notify_alerts)", "told now"));
    }

    private static Panel notifications() {
        return Panel.lines("Notifications of Alertmanager")
                .about(
                        "Messages of Alertmanager to people, sent and failed, by integration.",
                        "none failed.",
                        "look into Alertmanager's log; the secret or the address of the receiver may be wrong.")
                .in(Unit.PER_SECOND, 3)
                .notBelow(0)
                .withoutValue("unknown")
                .asking(Target.overTime(
                        Health.perSecond("alertmanager_notifications_total", "integration"), "{{integration}}"))
                .asking(Target.overTime(
                        Health.perSecond("alertmanager_notifications_failed_total", "integration"),
                        "{{integration}} failed"));
    }
}
