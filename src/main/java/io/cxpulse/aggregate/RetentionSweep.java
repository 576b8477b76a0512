package io.cxpulse.aggregate;

import io.cxpulse.metric.MetricCatalogue;
import io.cxpulse.metric.MetricRef;
import io.cxpulse.metric.Pane;
import io.cxpulse.metric.PaneLevel;
import io.cxpulse.metric.PaneRetention;
import io.cxpulse.metric.SegmentState;
import io.cxpulse.metric.WindowDefinition;
import io.cxpulse.metric.WindowState;
import io.cxpulse.wire.PaneKey;
import io.cxpulse.wire.Sweep;
import io.cxpulse.wire.WindowKey;
import io.cxpulse.wire.WindowReports;
import java.time.Instant;
import java.util.SortedMap;

/**
 * Deletes panes and window states that are older than their retention behind the slowest watermark, and says so in the
 * segment, so that a window which needs a deleted pane is refused rather than answered short.
 */
final class RetentionSweep {

    private final MetricCatalogue catalogue;
    private final PaneRetention retention;
    private final AggregateStores stores;
    private final Reports reports;
    private final Sweep<PaneKey, Pane> panes;
    private final Sweep<WindowKey, SortedMap<MetricRef, WindowState>> windows;

    RetentionSweep(MetricCatalogue catalogue, PaneRetention retention, AggregateStores stores, Reports reports) {
        this.catalogue = catalogue;
        this.retention = retention;
        this.stores = stores;
        this.reports = reports;
        this.panes = new Sweep<>(stores.panes());
        this.windows = new Sweep<>(stores.windows());
    }

    /** @param added panes written since the last call */
    void sweep(Instant slowestWatermark, long added) {
        panes.next(added, (key, pane) -> isExpired(key, slowestWatermark));
        windows.next(added, (key, states) -> isExpired(key, states, slowestWatermark));
    }

    private boolean isExpired(PaneKey key, Instant slowestWatermark) {
        if (!key.start().isBefore(retention.keptFrom(key.level(), slowestWatermark))) {
            return false;
        }
        SegmentState state = stores.segments().get(key.segment());
        Instant end = key.start().plus(key.level().size());
        if (state != null && end.isAfter(state.keptFrom(key.level()))) {
            stores.segments().put(key.segment(), state.swept(key.level(), end));
        }
        return true;
    }

    private boolean isExpired(WindowKey key, SortedMap<MetricRef, WindowState> states, Instant slowestWatermark) {
        if (!key.start().isBefore(retention.keptFrom(PaneLevel.DAY, slowestWatermark)) || !isCalendar(key)) {
            return false;
        }
        states.keySet()
                .forEach(metric -> reports.withdraw(
                        WindowReports.key(metric, key.segment(), key.label(), key.start()), metric, key));
        return true;
    }

    /** A sliding window gives up its number by moving on, see {@link SlidingBook}. */
    private boolean isCalendar(WindowKey key) {
        return catalogue
                .window(key.label())
                .filter(WindowDefinition.Sliding.class::isInstance)
                .isEmpty();
    }
}
