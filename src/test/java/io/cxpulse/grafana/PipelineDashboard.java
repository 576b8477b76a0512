package io.cxpulse.grafana;

import java.util.Map;

/** Whether the other dashboards can be trusted. */
final class PipelineDashboard {

    private static final String JOB = Health.JOB;

    /** Kafka's client shows the lag of a topic with dots in its name twice: once with underscores in their place. */
    private static final String LAG = "kafka_consumer_fetch_manager_records_lag{" + JOB + ",topic!~\"cx_.*\"}";

    Dashboard build() {
        Dashboard dashboard = Dashboard.of(
                        "cx-pipeline", "CX / Pipeline health", "Whether the other dashboards can be trusted.")
                .showing("now-1h", "10s");
        trust(dashboard.row("Can I trust the numbers?"));
        rates(dashboard.row("What comes in, and what is not counted?"));
        delays(dashboard.row("Where is time lost?"));
        state(dashboard.row("Is anything lost or set aside?"));
        machine(dashboard.row("Is the machine big enough?"));
        return dashboard;
    }

    private void trust(Dashboard row) {
        row.put(0, 3, 4, up())
                .put(3, 3, 4, threads())
                .put(6, 3, 4, Health.dataAge())
                .put(9, 3, 4, lag())
                .put(12, 3, 4, events())
                .put(15, 3, 4, rejected())
                .put(18, 3, 4, late())
                .put(21, 3, 4, restoring());
    }

    private void rates(Dashboard row) {
        row.put(0, 6, 8, byTopic())
                .put(6, 6, 8, byDisposition())
                .put(12, 6, 8, deadLetters())
                .put(18, 6, 8, lateness());
    }

    private void delays(Dashboard row) {
        row.put(0, 6, 8, ages())
                .put(6, 6, 8, latency())
                .put(12, 6, 8, lagByPartition())
                .put(18, 6, 8, busy());
    }

    private void state(Dashboard row) {
        row.put(0, 6, 7, quarantined())
                .put(6, 6, 7, expired())
                .put(12, 6, 7, restoringOverTime())
                .put(18, 6, 7, published());
    }

    private void machine(Dashboard row) {
        row.put(0, 6, 8, heap())
                .put(6, 6, 8, pauses())
                .put(12, 6, 8, segments())
                .put(18, 6, 8, samples())
                .put(0, 8, 12, 7, answering())
                .put(12, 8, 12, 7, viewers());
    }

    private static Panel up() {
        return Panel.stat("Up")
                .about(
                        "Whether every instance that Prometheus knows answers.",
                        "up.",
                        "start it, or see its log: runbook CxPulseDown.")
                .in(Unit.NONE, 0)
                .coloured(Thresholds.from(Colour.ACT).then(Colour.FINE, 1))
                .withoutValue("unknown")
                .saying(Map.of("0", "down", "1", "up"))
                .showing("min(up{" + JOB + "})");
    }

    private static Panel threads() {
        return Panel.stat("Threads alive")
                .about(
                        "Threads that process events, in all instances.",
                        "all that were configured; none failed.",
                        "a thread that failed is named in the log: runbook CxPulseThreadsFailed.")
                .in(Unit.COUNT, 0)
                .coloured(Thresholds.from(Colour.ACT).then(Colour.FINE, 1))
                .showing("sum(kafka_stream_alive_stream_threads{" + JOB + "})");
    }

    private static Panel lag() {
        return Panel.stat("Consumer lag")
                .about(
                        "Records that are written but not yet processed, of all topics.",
                        "below 1,000, and not growing.",
                        "runbook CxPulseLagGrowing.")
                .in(Unit.COUNT, 0)
                .coloured(Thresholds.rising(1_000, 10_000))
                .showing("sum(" + LAG + " >= 0)");
    }

    private static Panel events() {
        return Panel.stat("Events a second")
                .about(
                        "Input records of all kinds, whatever became of them.",
                        "none; it follows the hour of the day.",
                        "if it falls to 0 while customers are active, ask the sources.")
                .in(Unit.PER_SECOND, 1)
                .showing("sum(rate(cx_events_total[$__rate_interval]))");
    }

    private static Panel rejected() {
        return Panel.stat("Rejected, 5 m")
                .about(
                        "Share of the input records of the last 5 minutes that went to the dead letters.",
                        "below 1 %.",
                        "the chart of dead letters has the reasons: runbook CxPulseRejects.")
                .in(Unit.SHARE, 2)
                .coloured(Thresholds.rising(0.01, 0.05))
                .withoutValue("no events")
                .showing(Health.share("cx_events_rejected_total", "cx_events_total", "5m"));
    }

    private static Panel late() {
        return Panel.stat("Too late, 5 m")
                .about(
                        "Share of the input records of the last 5 minutes that came too late to be counted.",
                        "below 0.1 %.",
                        "find the source that sends late: runbook CxPulseTooLate.")
                .in(Unit.SHARE, 2)
                .coloured(Thresholds.rising(0.001, 0.01))
                .withoutValue("no events")
                .showing(Health.share("cx_events_total{disposition=\"too_late\"}", "cx_events_total", "5m"));
    }

    private static Panel restoring() {
        return Panel.stat("Restoring")
                .about(
                        "Records that still have to be read back into the state stores after a start or a move of work.",
                        "0, but for minutes after a start.",
                        "wait; if it takes longer than a quarter of an hour: runbook CxPulseRestoring.")
                .in(Unit.COUNT, 0)
                .coloured(Thresholds.from(Colour.FINE).then(Colour.WARN, 1))
                .showing("sum(kafka_stream_task_restore_remaining_records_total{" + JOB + "})");
    }

    private static Panel byTopic() {
        return perSecond(
                        "Events by topic",
                        "Input records of each topic.",
                        Health.perSecond("cx_events_total", "topic"),
                        "topic")
                .stacked();
    }

    private static Panel byDisposition() {
        return perSecond(
                "Events by what became of them",
                "Each input record ends in exactly one of these; README.md says when. A rerun after a fault is counted"
                        + " again.",
                Health.perSecond("cx_events_total", "disposition"),
                "disposition");
    }

    private static Panel deadLetters() {
        return perSecond(
                        "Dead letters by reason",
                        "What was rejected, by reason.",
                        Health.perSecond("cx_events_rejected_total", "topic, reason") + " > 0",
                        "topic, reason")
                .withoutValue("none");
    }

    private static Panel perSecond(String title, String what, String query, String by) {
        String legend = "{{" + by.replace(", ", "}} {{") + "}}";
        return Panel.lines(title)
                .about(what, "none; compare with yesterday.", "a line that changes by itself leads to its source.")
                .in(Unit.PER_SECOND, 2)
                .notBelow(0)
                .asking(Target.overTime(query, legend));
    }

    private static Panel lateness() {
        Panel panel = Panel.lines("Lateness on arrival")
                .about(
                        "From the event to its arrival in Kafka. The buckets are coarse: read orders of magnitude.",
                        "p95 below a minute.",
                        "a source that sends late makes every final number late.")
                .in(Unit.SECONDS, 1)
                .notBelow(0);
        for (String quantile : new String[] {"0.5", "0.95", "0.99"}) {
            panel.asking(Target.overTime(
                    "histogram_quantile(" + quantile
                            + ", sum by (le) (rate(cx_event_lateness_seconds_bucket[$__rate_interval])))",
                    quantile));
        }
        return panel;
    }

    private static Panel ages() {
        return Panel.lines("How far it is behind")
                .about(
                        "Age of the newest event, of the time until which all inputs are complete, and of the time until"
                                + " which the rules were applied.",
                        "below two minutes, all three.",
                        "newest event old: nothing comes in. Complete until old: one partition lags or is silent.")
                .in(Unit.SECONDS, 0)
                .asking(Target.overTime("time() - max(cx_stream_time_timestamp_seconds)", "newest event"))
                .asking(Target.overTime("time() - min(cx_watermark_timestamp_seconds)", "complete until"))
                .asking(Target.overTime("time() - min(cx_alerts_evaluated_timestamp_seconds)", "rules applied until"));
    }

    private static Panel latency() {
        return Panel.lines("From append to processing")
                .about(
                        "Longest time from the append of a record to when a part of the pipeline read it, over the last"
                                + " half minute.",
                        "below a second.",
                        "the first part whose line is high is the one that is slow.")
                .in(Unit.MILLISECONDS, 0)
                .notBelow(0)
                .asking(Target.overTime(
                        "max by (processor_node_id) (kafka_stream_processor_node_record_e2e_latency_max{" + JOB
                                + ",processor_node_id=~\".+-source\"})",
                        "{{processor_node_id}}"));
    }

    private static Panel lagByPartition() {
        return Panel.lines("Lag by partition")
                .about(
                        "Records that are written but not yet processed, where there are any.",
                        "no line that rises.",
                        "one partition alone: a key that is too busy, or a thread that hangs.")
                .in(Unit.COUNT, 0)
                .notBelow(0)
                .withoutValue("no lag")
                .asking(Target.overTime("sum by (topic, partition) (" + LAG + ") > 0", "{{topic}} {{partition}}"));
    }

    private static Panel busy() {
        return Panel.lines("Threads at work")
                .about(
                        "Share of its time that each thread processes events; the rest it polls, commits and waits.",
                        "below 80 %.",
                        "add threads or instances, up to the number of partitions.")
                .in(Unit.SHARE, 0)
                .between(0, 1)
                .asking(Target.overTime(
                        "max by (instance, thread_id) (kafka_stream_thread_process_ratio{" + JOB + "})",
                        "{{thread_id}} {{instance}}"));
    }

    private static Panel quarantined() {
        return Panel.stat("Quarantined state")
                .about(
                        "State directories that were corrupt and set aside since the start; they are restored from Kafka.",
                        "0.",
                        "the disk may be failing: runbook CxPulseStateQuarantined.")
                .in(Unit.COUNT, 0)
                .coloured(Thresholds.from(Colour.FINE).then(Colour.ACT, 1))
                .showing("sum(max_over_time(cx_state_quarantined_total[1h])) or " + Health.ZERO_IF_UP);
    }

    private static Panel expired() {
        return Panel.stat("In no number, 24 h")
                .about(
                        "Counted events, and corrections of alerts, that came after what they belong to was deleted.",
                        "0.",
                        "raise retention, or see which source is that late: the log names the segment.")
                .in(Unit.COUNT, 0)
                .coloured(Thresholds.from(Colour.FINE).then(Colour.WARN, 1))
                .showing("(sum(increase(cx_partials_expired_total[24h])) or " + Health.ZERO_IF_UP + ")\n+\n"
                        + "(sum(increase(cx_alert_changes_expired_total[24h])) or " + Health.ZERO_IF_UP + ")");
    }

    private static Panel restoringOverTime() {
        return Panel.lines("Restoring by instance")
                .about(
                        "Records that each instance still has to read back into its state stores.",
                        "falls to 0 within minutes of a start.",
                        "if it does not fall, see the log of the instance: runbook CxPulseRestoring.")
                .in(Unit.COUNT, 0)
                .notBelow(0)
                .asking(Target.overTime(
                        "sum by (instance) (kafka_stream_task_restore_remaining_records_total{" + JOB + "})",
                        "{{instance}}"));
    }

    private static Panel published() {
        return perSecond(
                "Windows published",
                "Windows written to cx.metrics, by state; revised ones were final before.",
                Health.perSecond("cx_windows_published_total", "state"),
                "state");
    }

    private static Panel heap() {
        return Panel.lines("Heap")
                .about(
                        "Memory of the Java heap that is used, and its limit, by instance.",
                        "the valleys stay below half of the limit.",
                        "raise -Xmx; fewer segments or shorter windows also help.")
                .in(Unit.BYTES, 1)
                .notBelow(0)
                .asking(Target.overTime(
                        "sum by (instance) (jvm_memory_used_bytes{" + JOB + ",area=\"heap\"})", "used {{instance}}"))
                .asking(Target.overTime(
                        "sum by (instance) (jvm_memory_max_bytes{" + JOB + ",area=\"heap\"} > 0)",
                        "limit {{instance}}"));
    }

    private static Panel pauses() {
        return Panel.lines("Garbage collection")
                .about(
                        "Share of its time that each instance stands still to collect garbage.",
                        "below 5 %.",
                        "raise -Xmx.")
                .in(Unit.SHARE, 1)
                .notBelow(0)
                .asking(Target.overTime(
                        "sum by (instance) (rate(jvm_gc_pause_seconds_sum{" + JOB + "}[$__rate_interval]))",
                        "{{instance}}"));
    }

    private static Panel segments() {
        return Panel.lines("Segments against the limit")
                .about(
                        "Live segments of each split that the instances hold, how many of them are folded into 'other',"
                                + " and the limit of one instance.",
                        "below 80 % of the limit.",
                        "runbook CxPulseSegmentsNearLimit.")
                .in(Unit.COUNT, 0)
                .notBelow(0)
                .asking(Target.overTime("max by (by) (cx_segments_active)", "{{by}}"))
                .asking(Target.overTime("max by (by) (cx_segments_folded) > 0", "{{by}} folded"))
                .asking(Target.overTime("min(cx_segments_limit)", "limit"));
    }

    private static Panel samples() {
        return Panel.lines("Size of a scrape")
                .about(
                        "Samples of the last scrape of each instance. Above sample_limit Prometheus refuses all of them.",
                        "below 80 % of sample_limit in prometheus.yml.",
                        "runbook CxPulseScrapeNearLimit.")
                .in(Unit.COUNT, 0)
                .notBelow(0)
                .asking(Target.overTime("scrape_samples_scraped{" + JOB + "}", "{{instance}}"));
    }

    private static Panel answering() {
        return Panel.lines("Time to answer, p95, by route")
                .about(
                        "19 of 20 requests to the query API were answered within this time.",
                        "below half a second.",
                        "long ranges and many segments cost; see whether the machine is busy.")
                .in(Unit.SECONDS, 3)
                .notBelow(0)
                .withoutValue("no requests")
                .asking(Target.overTime(
                        "histogram_quantile(0.95, sum by (le, route)"
                                + " (rate(cx_http_request_duration_seconds_bucket[$__rate_interval])))",
                        "{{route}}"));
    }

    private static Panel viewers() {
        return Panel.lines("People on the live page")
                .about(
                        "Open streams of the live page, by instance.",
                        "none.",
                        "each costs a reading a second; see the time to answer if there are hundreds.")
                .in(Unit.COUNT, 0)
                .notBelow(0)
                .asking(Target.overTime("sum by (instance) (cx_live_viewers)", "{{instance}}"));
    }
}
