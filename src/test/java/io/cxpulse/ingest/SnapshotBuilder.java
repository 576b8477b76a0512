package io.cxpulse.ingest;

import io.cxpulse.event.Actor;
import io.cxpulse.event.CaseOrigin;
import io.cxpulse.event.CaseSnapshot;
import io.cxpulse.event.CaseStatus;
import io.cxpulse.event.Dimension;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A new case of the first minute, to be varied. */
final class SnapshotBuilder {

    static final Instant OPENED = Instant.parse("2016-03-01T01:22:00Z");
    static final Instant FIRST = Instant.parse("2016-03-01T01:35:00Z");

    private final Map<Dimension, String> dimensions =
            new EnumMap<>(Map.of(Dimension.TEAM, "Группа 46", Dimension.TOPIC, "оплата é", Dimension.PRIORITY, "3 🙂"));
    private long sequence;
    private Instant at = FIRST;
    private @Nullable Instant openedAt = OPENED;
    private CaseStatus status = CaseStatus.NEW;
    private @Nullable String assignee = "агент 1";
    private @Nullable Long transfers;
    private @Nullable Long reopens;
    private @Nullable Boolean slaMet;
    private @Nullable String resolutionCode;

    static SnapshotBuilder state() {
        return new SnapshotBuilder();
    }

    SnapshotBuilder sequence(long value) {
        sequence = value;
        return this;
    }

    SnapshotBuilder at(Instant value) {
        at = value;
        return this;
    }

    SnapshotBuilder openedAt(@Nullable Instant value) {
        openedAt = value;
        return this;
    }

    SnapshotBuilder status(CaseStatus value) {
        status = value;
        return this;
    }

    SnapshotBuilder team(String value) {
        dimensions.put(Dimension.TEAM, value);
        return this;
    }

    SnapshotBuilder topic(String value) {
        dimensions.put(Dimension.TOPIC, value);
        return this;
    }

    SnapshotBuilder priority(String value) {
        dimensions.put(Dimension.PRIORITY, value);
        return this;
    }

    SnapshotBuilder assignee(@Nullable String value) {
        assignee = value;
        return this;
    }

    SnapshotBuilder transfers(@Nullable Long value) {
        transfers = value;
        return this;
    }

    SnapshotBuilder reopens(@Nullable Long value) {
        reopens = value;
        return this;
    }

    SnapshotBuilder slaMet(boolean value) {
        slaMet = value;
        return this;
    }

    SnapshotBuilder resolutionCode(String value) {
        resolutionCode = value;
        return this;
    }

    CaseSnapshot build() {
        return new CaseSnapshot(
                "дело-é",
                sequence,
                at,
                openedAt,
                status,
                CaseOrigin.CUSTOMER,
                Actor.AGENT,
                dimensions,
                assignee,
                transfers,
                reopens,
                slaMet,
                resolutionCode,
                "исходное");
    }
}
