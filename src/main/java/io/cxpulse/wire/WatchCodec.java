package io.cxpulse.wire;

import io.cxpulse.alert.AlertPhase;
import io.cxpulse.alert.Announcement;
import io.cxpulse.alert.RuleInstance;
import io.cxpulse.alert.Watch;
import io.cxpulse.alert.WatchEntry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;

/**
 * A watch in few bytes: there is one for every rule and segment. Times are told by their distance from the last tick that
 * was evaluated, those of an announcement by theirs from its name, and the two instances share their incident where it is
 * the same.
 */
final class WatchCodec extends Codec<WatchEntry> {

    private static final int RESOLVED_LATER = 1;
    private static final int EARLY = 2;

    WatchCodec() {
        super(1);
    }

    @Override
    void write(WatchEntry entry, BinaryEncoder out) throws IOException {
        Watch watch = entry.watch();
        out.writeFixed(longBytes(entry.signature()));
        Times.write(watch.evaluatedTo(), out);
        RelativeTimes times = new RelativeTimes(watch.evaluatedTo());
        times.write(watch.checkpointAt(), out);
        out.writeBoolean(entry.changedFrom().isPresent());
        if (entry.changedFrom().isPresent()) {
            times.write(entry.changedFrom().get(), out);
        }
        RuleInstanceBytes instances = new RuleInstanceBytes(times);
        instances.write(watch.instance(), Optional.empty(), out);
        instances.write(watch.checkpoint(), watch.instance().incident(), out);
        out.writeInt(watch.announced().size());
        for (Announcement said : watch.announced()) {
            write(said, times, out);
        }
    }

    @Override
    WatchEntry read(BinaryDecoder in) throws IOException {
        long signature = readLong(in);
        Instant evaluatedTo = Times.read(in);
        RelativeTimes times = new RelativeTimes(evaluatedTo);
        Instant checkpointAt = times.read(in);
        Optional<Instant> changedFrom = in.readBoolean() ? Optional.of(times.read(in)) : Optional.empty();
        RuleInstanceBytes instances = new RuleInstanceBytes(times);
        RuleInstance instance = instances.read(Optional.empty(), in);
        RuleInstance checkpoint = instances.read(instance.incident(), in);
        List<Announcement> announced = new ArrayList<>();
        for (int left = Fields.readSize(in); left > 0; left--) {
            announced.add(readAnnouncement(times, in));
        }
        return new WatchEntry(
                signature, new Watch(checkpoint, checkpointAt, instance, evaluatedTo, announced), changedFrom);
    }

    private static void write(Announcement said, RelativeTimes times, BinaryEncoder out) throws IOException {
        times.write(said.name(), out);
        RelativeTimes own = new RelativeTimes(said.name());
        own.write(said.raisedAt(), out);
        Fields.writeSymbol(said.phase(), out);
        out.writeInt((said.until().isPresent() ? RESOLVED_LATER : 0) + (said.early() ? EARLY : 0));
        if (said.until().isPresent()) {
            own.write(said.until().get(), out);
        }
    }

    private static Announcement readAnnouncement(RelativeTimes times, BinaryDecoder in) throws IOException {
        Instant name = times.read(in);
        RelativeTimes own = new RelativeTimes(name);
        Instant raisedAt = own.read(in);
        AlertPhase phase = Fields.readSymbol(AlertPhase.values(), in);
        int flags = in.readInt();
        if (flags < 0 || flags > RESOLVED_LATER + EARLY) {
            throw new IllegalArgumentException("no announcement has the flags " + flags);
        }
        Optional<Instant> until = (flags & RESOLVED_LATER) != 0 ? Optional.of(own.read(in)) : Optional.empty();
        return new Announcement(name, raisedAt, phase, until, (flags & EARLY) != 0);
    }

    private static byte[] longBytes(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    private static long readLong(BinaryDecoder in) throws IOException {
        byte[] bytes = new byte[Long.BYTES];
        in.readFixed(bytes);
        return ByteBuffer.wrap(bytes).getLong();
    }
}
