package io.cxpulse.aggregate;

import io.cxpulse.metric.Completeness;
import io.cxpulse.metric.MetricCatalogue;
import io.cxpulse.metric.MetricDefinition;
import io.cxpulse.metric.MetricRef;
import io.cxpulse.metric.Pane;
import io.cxpulse.metric.Segment;
import io.cxpulse.metric.Tally;
import io.cxpulse.metric.Window;
import io.cxpulse.metric.WindowReport;
import io.cxpulse.metric.WindowState;
import io.cxpulse.wire.AggregateResult;
import io.cxpulse.wire.AggregateResult.Publication;
import io.cxpulse.wire.WindowKey;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Reads tallies as numbers and sends them to the metrics topic. */
final class Reports {

    private final Map<MetricRef, MetricDefinition> metrics;
    private final ProcessorContext<String, AggregateResult> context;
    private final AggregateListener listener;

    Reports(MetricCatalogue catalogue, ProcessorContext<String, AggregateResult> context, AggregateListener listener) {
        this.metrics =
                catalogue.metrics().stream().collect(Collectors.toMap(MetricDefinition::ref, Function.identity()));
        this.context = context;
        this.listener = listener;
    }

    /** A metric that left the definitions is no longer published, though panes may still hold it. */
    boolean knows(MetricRef metric) {
        return metrics.containsKey(metric);
    }

    /** A window whose numbers are due, with its tallies and how far the upstreams have come. */
    record Due(WindowKey window, Window interval, Pane pane, Completeness completeness) {}

    void send(String key, MetricRef metric, WindowState state, Due due) {
        MetricDefinition definition = metrics.get(metric);
        if (definition == null) {
            return;
        }
        Tally tally =
                due.pane().tallies().getOrDefault(metric, definition.kind().empty());
        WindowReport report = new WindowReport(
                metric,
                definition.kind().unit(),
                Segment.parse(due.window().segment()),
                due.window().label(),
                due.interval(),
                state,
                tally.read(),
                due.completeness().completeUntil());
        forward(key, new Publication(Optional.of(report)));
        listener.published(report);
    }

    void withdraw(String key) {
        forward(key, new Publication(Optional.empty()));
    }

    private void forward(String key, Publication publication) {
        context.forward(new Record<>(key, publication, context.currentSystemTimeMs()));
    }
}
