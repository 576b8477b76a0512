package io.cxpulse.wire;

import io.cxpulse.alert.AlertPhase;
import io.cxpulse.alert.Announcement;
import io.cxpulse.alert.Evidence;
import io.cxpulse.alert.Incident;
import io.cxpulse.alert.RuleInstance;
import io.cxpulse.alert.Watch;
import io.cxpulse.alert.WatchEntry;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;

/**
 * A watch in few bytes: there is one for every rule and segment. Evidence that was never gathered takes a byte, and the
 * two instances share their incident where it is the same.
 */
final class WatchCodec extends Codec<WatchEntry> {

    private static final int NO_INCIDENT = 0;
    private static final int OWN_INCIDENT = 1;
    private static final int SAME_INCIDENT = 2;

    private static final int BETS = 5;

    WatchCodec() {
        super(1);
    }

    @Override
    void write(WatchEntry entry, BinaryEncoder out) throws IOException {
        Watch watch = entry.watch();
        out.writeLong(entry.signature());
        Times.writeOptional(entry.changedFrom(), out);
        Times.write(watch.evaluatedTo(), out);
        Times.write(watch.checkpointAt(), out);
        write(watch.instance(), Optional.empty(), out);
        write(watch.checkpoint(), watch.instance().incident(), out);
        out.writeInt(watch.announced().size());
        for (Announcement said : watch.announced()) {
            write(said, out);
        }
    }

    @Override
    WatchEntry read(BinaryDecoder in) throws IOException {
        long signature = in.readLong();
        Optional<Instant> changedFrom = Times.readOptional(in);
        Instant evaluatedTo = Times.read(in);
        Instant checkpointAt = Times.read(in);
        RuleInstance instance = readInstance(Optional.empty(), in);
        RuleInstance checkpoint = readInstance(instance.incident(), in);
        List<Announcement> announced = new ArrayList<>();
        for (int left = Fields.readSize(in); left > 0; left--) {
            announced.add(readAnnouncement(in));
        }
        return new WatchEntry(
                signature, new Watch(checkpoint, checkpointAt, instance, evaluatedTo, announced), changedFrom);
    }

    /** @param known incident that was written before */
    private static void write(RuleInstance instance, Optional<Incident> known, BinaryEncoder out) throws IOException {
        Fields.writeSymbol(instance.phase(), out);
        write(instance.evidence(), out);
        Times.writeOptional(instance.since(), out);
        Times.writeOptional(instance.reachedAt(), out);
        out.writeInt(instance.calmTicks());
        Times.writeOptional(instance.observedAt(), out);
        out.writeBoolean(instance.silent());
        if (instance.incident().isEmpty()) {
            out.writeInt(NO_INCIDENT);
        } else if (instance.incident().equals(known)) {
            out.writeInt(SAME_INCIDENT);
        } else {
            out.writeInt(OWN_INCIDENT);
            write(instance.incident().get(), out);
        }
    }

    private static RuleInstance readInstance(Optional<Incident> known, BinaryDecoder in) throws IOException {
        return new RuleInstance(
                Fields.readSymbol(AlertPhase.values(), in),
                readEvidence(in),
                Times.readOptional(in),
                Times.readOptional(in),
                in.readInt(),
                Times.readOptional(in),
                in.readBoolean(),
                readIncident(known, in));
    }

    private static void write(Evidence evidence, BinaryEncoder out) throws IOException {
        boolean none = evidence.equals(Evidence.NONE);
        out.writeBoolean(!none);
        for (int bet = 0; bet < BETS && !none; bet++) {
            out.writeDouble(evidence.won(bet));
        }
    }

    private static Evidence readEvidence(BinaryDecoder in) throws IOException {
        if (!in.readBoolean()) {
            return Evidence.NONE;
        }
        double[] won = new double[BETS];
        for (int bet = 0; bet < BETS; bet++) {
            won[bet] = in.readDouble();
        }
        return Evidence.of(won);
    }

    private static void write(Incident incident, BinaryEncoder out) throws IOException {
        Times.write(incident.raisedAt(), out);
        Times.write(incident.since(), out);
        out.writeDouble(incident.peak());
        Times.writeOptional(incident.resolvedAt(), out);
    }

    private static Optional<Incident> readIncident(Optional<Incident> known, BinaryDecoder in) throws IOException {
        int code = in.readInt();
        return switch (code) {
            case NO_INCIDENT -> Optional.empty();
            case OWN_INCIDENT ->
                Optional.of(new Incident(Times.read(in), Times.read(in), in.readDouble(), Times.readOptional(in)));
            case SAME_INCIDENT -> known;
            default -> throw new IllegalArgumentException("no incident has the code " + code);
        };
    }

    private static void write(Announcement said, BinaryEncoder out) throws IOException {
        Times.write(said.name(), out);
        Times.write(said.raisedAt(), out);
        Fields.writeSymbol(said.phase(), out);
        Times.writeOptional(said.until(), out);
        out.writeBoolean(said.early());
    }

    private static Announcement readAnnouncement(BinaryDecoder in) throws IOException {
        return new Announcement(
                Times.read(in),
                Times.read(in),
                Fields.readSymbol(AlertPhase.values(), in),
                Times.readOptional(in),
                in.readBoolean());
    }
}
