package io.cxpulse.wire;

import io.cxpulse.metric.Pane;
import io.cxpulse.metric.PaneSpan;
import io.cxpulse.metric.SegmentState;
import io.cxpulse.metric.Window;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Merges stored panes into windows. */
public final class PaneReader {

    private final ReadOnlyKeyValueStore<PaneKey, Pane> panes;

    public PaneReader(ReadOnlyKeyValueStore<PaneKey, Pane> panes) {
        this.panes = panes;
    }

    /**
     * The tallies of one segment in one window.
     *
     * @param segment canonical text
     * @return empty if panes that the window needs may have been deleted
     */
    public Optional<Pane> read(String segment, SegmentState state, Window window) {
        return PaneSpan.cover(window, state::keptFrom).map(spans -> merge(segment, spans));
    }

    private Pane merge(String segment, List<PaneSpan> spans) {
        Pane sum = Pane.EMPTY;
        for (PaneSpan span : spans) {
            PaneKey first = new PaneKey(segment, span.level(), span.from());
            PaneKey last = new PaneKey(
                    segment, span.level(), span.to().minus(span.level().size()));
            try (KeyValueIterator<PaneKey, Pane> range = panes.range(first, last)) {
                while (range.hasNext()) {
                    sum = sum.plus(range.next().value);
                }
            }
        }
        return sum;
    }
}
