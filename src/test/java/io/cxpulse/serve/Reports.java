package io.cxpulse.serve;

import io.cxpulse.metric.MetricDefinition;
import io.cxpulse.metric.Segment;
import io.cxpulse.metric.Tally;
import io.cxpulse.metric.WindowDefinition;
import io.cxpulse.metric.WindowReport;
import io.cxpulse.metric.WindowState;
import java.time.Instant;
import java.util.Optional;

/** Puts numbers on a board of results as an aggregating task would. */
record Reports(ResultBoard board, int task, Instant newest) {

    Reports at(Instant time) {
        return new Reports(board, task, time);
    }

    Reports of(int other) {
        return new Reports(board, other, newest);
    }

    /** @param window label in the sample catalogue */
    Reports put(MetricDefinition metric, String segment, String window, WindowState state, Tally tally) {
        WindowDefinition definition = SampleCatalogue.CATALOGUE.window(window).orElseThrow();
        board.put(
                task,
                new WindowReport(
                        metric.ref(),
                        metric.kind().unit(),
                        Segment.parse(segment),
                        window,
                        definition.current(newest),
                        state,
                        tally.read(),
                        Optional.empty()),
                tally);
        return this;
    }

    Reports put(MetricDefinition metric, String segment, Tally tally) {
        return put(metric, segment, "5m", WindowState.PROVISIONAL, tally);
    }

    Reports remove(MetricDefinition metric, String segment, String window) {
        WindowDefinition definition = SampleCatalogue.CATALOGUE.window(window).orElseThrow();
        board.remove(
                task,
                metric.ref(),
                Segment.parse(segment),
                window,
                definition.current(newest).start());
        return this;
    }
}
