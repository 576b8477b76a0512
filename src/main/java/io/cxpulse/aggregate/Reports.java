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
    private final int task;

    Reports(MetricCatalogue catalogue, ProcessorContext<String, AggregateResult> context, AggregateListener listener) {
        this.metrics =
                catalogue.metrics().stream().collect(Collectors.toMap(MetricDefinition::ref, Function.identity()));
        this.context = context;
        this.listener = listener;
        this.task = context.taskId().partition();
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
        Tally tally = tally(definition, due);
        WindowReport report = report(definition, state, due, tally);
        forward(key, new Publication(Optional.of(report)));
        listener.published(report);
        listener.stands(task, report, tally);
    }

    /** Tells of a number that was published before, to those who have forgotten it at a restart. */
    void recall(MetricRef metric, WindowState state, Due due) {
        MetricDefinition definition = metrics.get(metric);
        if (definition != null) {
            Tally tally = tally(definition, due);
            listener.stands(task, report(definition, state, due, tally), tally);
        }
    }

    private static Tally tally(MetricDefinition definition, Due due) {
        return due.pane()
                .tallies()
                .getOrDefault(definition.ref(), definition.kind().empty());
    }

    private static WindowReport report(MetricDefinition definition, WindowState state, Due due, Tally tally) {
        return new WindowReport(
                definition.ref(),
                definition.kind().unit(),
                Segment.parse(due.window().segment()),
                due.window().label(),
                due.interval(),
                state,
                tally.read(),
                due.completeness().completeUntil());
    }

    void withdraw(String key, MetricRef metric, WindowKey window) {
        forward(key, new Publication(Optional.empty()));
        listener.withdrawn(task, metric, window);
    }

    private void forward(String key, Publication publication) {
        context.forward(new Record<>(key, publication, context.currentSystemTimeMs()));
    }
}
