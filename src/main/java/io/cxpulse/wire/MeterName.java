package io.cxpulse.wire;

import java.util.List;

/**
 * The meters of the product, as Prometheus shows them. Labels only from closed sets; times are Unix time, so that their
 * age is computed by the reader and never freezes.
 */
public enum MeterName {
    BUILD("cx_build_info", Type.INFO, Unit.NONE, "Version and revision that run.", "version", "revision"),
    EVENTS(
            "cx_events_total",
            Type.COUNTER,
            Unit.NONE,
            "Input records by the one end each of them came to; those of an aborted transaction are counted again.",
            "topic",
            "disposition"),
    EVENTS_REJECTED(
            "cx_events_rejected_total",
            Type.COUNTER,
            Unit.NONE,
            "Input records that went to the dead letters, by reason.",
            "topic",
            "reason"),
    EVENT_LATENESS(
            "cx_event_lateness_seconds",
            Type.HISTOGRAM,
            Unit.SECONDS,
            "Append time minus event time of accepted events.",
            "topic"),
    STREAM_TIME(
            "cx_stream_time_timestamp_seconds",
            Type.GAUGE,
            Unit.SECONDS,
            "Highest event time accepted by this instance."),
    WATERMARK(
            "cx_watermark_timestamp_seconds",
            Type.GAUGE,
            Unit.SECONDS,
            "Event time that every upstream known to this instance has passed."),
    PARTIALS("cx_partials_total", Type.COUNTER, Unit.NONE, "Partial tallies sent to the panes."),
    PARTIALS_EXPIRED(
            "cx_partials_expired_total",
            Type.COUNTER,
            Unit.NONE,
            "Partial tallies older than every pane still kept of their segment; they are in no number."),
    WINDOWS_PUBLISHED(
            "cx_windows_published_total",
            Type.COUNTER,
            Unit.NONE,
            "Windows published, by state: provisional, final, revised.",
            "state"),
    WINDOW_END(
            "cx_window_end_timestamp_seconds",
            Type.GAUGE,
            Unit.SECONDS,
            "End of the newest window that the gauges of results show.",
            "window",
            "state"),
    SEGMENTS_ACTIVE(
            "cx_segments_active",
            Type.GAUGE,
            Unit.NONE,
            "Live segments of a dimension here, of the metric that has the most.",
            "by"),
    SEGMENTS_LIMIT(
            "cx_segments_limit",
            Type.GAUGE,
            Unit.NONE,
            "Most segments of a dimension that the gauges of a metric show; the others are added up as 'other'."),
    SEGMENTS_FOLDED(
            "cx_segments_folded",
            Type.GAUGE,
            Unit.NONE,
            "Live segments of a dimension that are added up as 'other', of the metric that has the most.",
            "by"),
    LIVE_VIEWERS("cx_live_viewers", Type.GAUGE, Unit.NONE, "Open event streams of the live page."),
    ALERTS_ACTIVE(
            "cx_alerts_active",
            Type.GAUGE,
            Unit.NONE,
            "Alerts that fire or recover, in all instances: take the maximum over them, not the sum.",
            "rule",
            "severity",
            "state",
            "by",
            "segment"),
    ALERTS_KNOWN(
            "cx_alerts_known_timestamp_seconds",
            Type.GAUGE,
            Unit.SECONDS,
            "As of when all alerts are known here; missing while they cannot be read."),
    ALERT_DELAY(
            "cx_alert_delay_seconds",
            Type.HISTOGRAM,
            Unit.SECONDS,
            "From the event time at which an incident was raised to when that was decided."),
    ALERTS_EVALUATED(
            "cx_alerts_evaluated_timestamp_seconds",
            Type.GAUGE,
            Unit.SECONDS,
            "Event time until which the rules of this instance have been applied."),
    ALERT_TRANSITIONS(
            "cx_alert_transitions_total",
            Type.COUNTER,
            Unit.NONE,
            "Transitions of alerts, by the state they lead to and why.",
            "rule",
            "state",
            "reason"),
    ALERTS_FIRED("cx_alerts_fired_total", Type.COUNTER, Unit.NONE, "Incidents raised.", "rule", "severity"),
    ALERT_CHANGES_EXPIRED(
            "cx_alert_changes_expired_total",
            Type.COUNTER,
            Unit.NONE,
            "Changes of ticks so old that no alert can be corrected by them any more.",
            "rule"),
    STATE_QUARANTINED(
            "cx_state_quarantined_total",
            Type.COUNTER,
            Unit.NONE,
            "State directories of tasks that were corrupt, set aside, and restored from their changelogs."),
    HTTP_REQUESTS(
            "cx_http_request_duration_seconds",
            Type.HISTOGRAM,
            Unit.SECONDS,
            "Time to answer HTTP requests, by route and status.",
            "route",
            "status"),
    NOTIFY_POSTS(
            "cx_notify_posts_total",
            Type.COUNTER,
            Unit.NONE,
            "Requests to a receiver of alerts, by outcome: taken, refused, failed.",
            "receiver",
            "outcome"),
    NOTIFY_REFUSED(
            "cx_notify_refused_alerts_total",
            Type.COUNTER,
            Unit.NONE,
            "Alerts that a receiver has refused for good.",
            "receiver"),
    NOTIFY_SKIPPED(
            "cx_notify_skipped_alerts_total",
            Type.COUNTER,
            Unit.NONE,
            "States of alerts that nobody is told of, by reason: unreadable, too_old.",
            "reason"),
    NOTIFY_ALERTS(
            "cx_notify_alerts",
            Type.GAUGE,
            Unit.NONE,
            "Alerts that fire and that this instance tells the receivers of."),
    NOTIFY_LAST_SUCCESS(
            "cx_notify_last_success_timestamp_seconds",
            Type.GAUGE,
            Unit.SECONDS,
            "When a receiver has last taken everything of a request; 0 if it never did.",
            "receiver");

    /** How a meter behaves. */
    public enum Type {
        /** Only goes up; name ends in {@code _total}. */
        COUNTER,
        /** Goes up and down. */
        GAUGE,
        /** Counts by size; shown as {@code _bucket}, {@code _count} and {@code _sum}. */
        HISTOGRAM,
        /** Always 1; the labels are what it says. */
        INFO
    }

    /** Base unit, which ends the name where there is one. */
    public enum Unit {
        NONE,
        SECONDS
    }

    private final String meter;
    private final Type type;
    private final Unit unit;
    private final String sentence;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> labels;

    MeterName(String meter, Type type, Unit unit, String sentence, String... labels) {
        this.meter = meter;
        this.type = type;
        this.unit = unit;
        this.sentence = sentence;
        this.labels = List.of(labels);
    }

    /** Name as Prometheus shows it, e.g. {@code cx_events_total}. */
    public String meter() {
        return meter;
    }

    public Type type() {
        return type;
    }

    public Unit unit() {
        return unit;
    }

    /** What it measures, for people. */
    public String sentence() {
        return sentence;
    }

    /** Names of the labels every series of it has. */
    public List<String> labels() {
        return labels;
    }
}
