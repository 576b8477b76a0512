package io.cxpulse.grafana;

import io.cxpulse.metric.MetricCatalogue;
import io.cxpulse.metric.MetricDefinition;
import io.cxpulse.wire.MeterName;
import io.cxpulse.wire.ResultMeter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The names of meters that queries may ask for, and those they ask for. */
final class KnownMeters {

    /** A name that no parenthesis follows, outside of quotes, with none of the parts that numbers have. */
    private static final Pattern WORD = Pattern.compile("(?<![\\w:.$])[a-zA-Z_:][a-zA-Z0-9_:]*(?![\\w:]*\\s*\\()");

    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern MATCHERS = Pattern.compile("\\{[^}]*\\}");
    private static final Pattern RANGE = Pattern.compile("\\[[^\\]]*\\]");
    private static final Pattern DURATION = Pattern.compile("\\boffset \\w+");
    private static final Pattern LABELS =
            Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");

    private static final Set<String> OPERATORS = Set.of("and", "or", "unless", "offset", "bool");

    /** Meters of Prometheus, Alertmanager, Kafka's clients and the JVM, as they were seen in a running product. */
    private static final Set<String> FOREIGN = Set.of(
            "ALERTS",
            "up",
            "scrape_samples_scraped",
            "process_start_time_seconds",
            "alertmanager_alerts",
            "alertmanager_notifications_total",
            "alertmanager_notifications_failed_total",
            "jvm_gc_pause_seconds_sum",
            "jvm_memory_max_bytes",
            "jvm_memory_used_bytes",
            "kafka_consumer_fetch_manager_records_lag",
            "kafka_stream_alive_stream_threads",
            "kafka_stream_failed_stream_threads_total",
            "kafka_stream_processor_node_record_e2e_latency_max",
            "kafka_stream_task_restore_remaining_records_total",
            "kafka_stream_thread_process_ratio");

    private KnownMeters() {}

    static Set<String> all(MetricCatalogue catalogue, Set<String> recorded) {
        Set<String> all = new TreeSet<>(FOREIGN);
        all.addAll(recorded);
        for (MeterName meter : MeterName.values()) {
            all.addAll(series(meter));
        }
        for (MetricDefinition metric : catalogue.metrics()) {
            ResultMeter.of(metric.kind())
                    .forEach(meter -> all.add(meter.meter(metric.ref().id())));
        }
        return all;
    }

    private static List<String> series(MeterName meter) {
        return meter.type() == MeterName.Type.HISTOGRAM
                ? List.of(meter.meter() + "_bucket", meter.meter() + "_count", meter.meter() + "_sum")
                : List.of(meter.meter());
    }

    static Set<String> foreign() {
        return FOREIGN;
    }

    /** The meters of a query. */
    static Set<String> in(String query) {
        String bare = query;
        for (Pattern aside : List.of(QUOTED, MATCHERS, RANGE, DURATION, LABELS)) {
            bare = aside.matcher(bare).replaceAll(" ");
        }
        Set<String> names = new TreeSet<>();
        WORD.matcher(bare).results().map(MatchResult::group).forEach(names::add);
        names.removeAll(OPERATORS);
        return names;
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
