package io.cxpulse.simulate;

import io.cxpulse.event.CaseSnapshot;
import io.cxpulse.event.UnfitField;
import io.cxpulse.wire.JsonEvents;
import io.cxpulse.wire.JsonSnapshots;
import io.cxpulse.wire.OutboundEvent;
import io.cxpulse.wire.UnmappableRow;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;

/** Maps rows, one after the other, and hands on what they give. */
final class MappedRows {

    /** Takes what rows give. */
    interface Taker {

        void event(OutboundEvent event) throws IOException, DeliveryFailed;

        void snapshot(CaseSnapshot state, Row.Origin origin) throws IOException;

        void skipped(String reason);

        void rejected(UnmappableRow row) throws DeliveryFailed;
    }

    private final Mapping mapping;
    private final JsonEvents events;
    private final JsonSnapshots snapshots = new JsonSnapshots();

    MappedRows(Mapping mapping, InstantSource clock) {
        this.mapping = mapping;
        this.events = new JsonEvents(mapping.source(), clock);
    }

    void map(Row row, Taker taker) throws IOException, DeliveryFailed {
        if (row instanceof Row.Broken broken) {
            taker.rejected(broken.origin().unmappable(null, broken.detail()));
        } else if (row instanceof Row.Mappable readable) {
            map(readable, taker);
        }
    }

    private void map(Row.Mappable row, Taker taker) throws IOException, DeliveryFailed {
        try {
            List<Mapped> all = mapping.apply(row.fields());
            if (all.isEmpty()) {
                taker.skipped("NO_EVENT");
            }
            for (Mapped one : all) {
                take(one, row.origin(), taker);
            }
        } catch (UnmappableException e) {
            taker.rejected(row.origin().unmappable(null, e.detail()));
        }
    }

    private void take(Mapped one, Row.Origin origin, Taker taker) throws IOException, DeliveryFailed {
        try {
            if (one instanceof Mapped.Event event) {
                taker.event(events.read(event.fields()));
            } else if (one instanceof Mapped.Snapshot snapshot) {
                taker.snapshot(snapshots.read(snapshot.fields()), origin);
            } else if (one instanceof Mapped.Skip skip) {
                taker.skipped(skip.reason());
            } else if (one instanceof Mapped.Unmappable wrong) {
                taker.rejected(origin.unmappable(wrong.path(), wrong.detail()));
            }
        } catch (UnfitField e) {
            taker.rejected(origin.unmappable(e.path(), e.detail()));
        }
    }
}
