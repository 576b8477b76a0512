package io.cxpulse.wire;

import io.cxpulse.metric.CountTally;
import io.cxpulse.metric.DurationHistogram;
import io.cxpulse.metric.DurationTally;
import io.cxpulse.metric.NpsTally;
import io.cxpulse.metric.RatingTally;
import io.cxpulse.metric.ShareTally;
import io.cxpulse.metric.Tally;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.kafka.common.errors.SerializationException;

/** A tally: the code of its kind, and its counts. */
final class TallyCodec extends Codec<Tally> {

    private static final int SCORE = 1;
    private static final int SHARE = 2;
    private static final int MEAN = 3;
    private static final int COUNT = 4;
    private static final int DURATION = 5;

    TallyCodec() {
        super(1);
    }

    @Override
    void write(Tally tally, BinaryEncoder out) throws IOException {
        switch (tally.kind()) {
            case SCORE -> writeScore((NpsTally) tally, out);
            case SHARE -> writeShare((ShareTally) tally, out);
            case MEAN -> writeMean((RatingTally) tally, out);
            case COUNT -> writeCount((CountTally) tally, out);
            case DURATION -> writeDuration((DurationTally) tally, out);
        }
    }

    @Override
    Tally read(BinaryDecoder in) throws IOException {
        int kind = in.readInt();
        return switch (kind) {
            case SCORE -> new NpsTally(in.readLong(), in.readLong(), in.readLong());
            case SHARE -> new ShareTally(in.readLong(), in.readLong());
            case MEAN -> readMean(in);
            case COUNT -> new CountTally(in.readLong());
            case DURATION -> readDuration(in);
            default -> throw new SerializationException("no tally has the code " + kind);
        };
    }

    private static void writeScore(NpsTally tally, BinaryEncoder out) throws IOException {
        out.writeInt(SCORE);
        out.writeLong(tally.promoters());
        out.writeLong(tally.passives());
        out.writeLong(tally.detractors());
    }

    private static void writeShare(ShareTally tally, BinaryEncoder out) throws IOException {
        out.writeInt(SHARE);
        out.writeLong(tally.hits());
        out.writeLong(tally.n());
    }

    private static void writeMean(RatingTally tally, BinaryEncoder out) throws IOException {
        out.writeInt(MEAN);
        out.writeLong(tally.topBox());
        out.writeInt(tally.counts().size());
        for (Map.Entry<Integer, Long> entry : tally.counts().entrySet()) {
            out.writeInt(entry.getKey());
            out.writeLong(entry.getValue());
        }
    }

    private static RatingTally readMean(BinaryDecoder in) throws IOException {
        long topBox = in.readLong();
        TreeMap<Integer, Long> counts = new TreeMap<>();
        for (int left = Fields.readSize(in); left > 0; left--) {
            counts.put(in.readInt(), in.readLong());
        }
        return new RatingTally(counts, topBox);
    }

    private static void writeCount(CountTally tally, BinaryEncoder out) throws IOException {
        out.writeInt(COUNT);
        out.writeLong(tally.n());
    }

    /** Buckets as distances from the one before: nearly all of them, and most counts, take one byte. */
    private static void writeDuration(DurationTally tally, BinaryEncoder out) throws IOException {
        out.writeInt(DURATION);
        out.writeLong(tally.sumMillis());
        out.writeBytes(tally.squaredMillis().toByteArray());
        DurationHistogram histogram = tally.histogram();
        out.writeInt(histogram.size());
        int previous = 0;
        for (int i = 0; i < histogram.size(); i++) {
            out.writeInt(histogram.bucket(i) - previous);
            out.writeLong(histogram.count(i));
            previous = histogram.bucket(i);
        }
    }

    private static DurationTally readDuration(BinaryDecoder in) throws IOException {
        try {
            return new DurationTally(in.readLong(), readWhole(in), readHistogram(in));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new SerializationException("no tally of durations: " + e.getMessage(), e);
        }
    }

    private static BigInteger readWhole(BinaryDecoder in) throws IOException {
        ByteBuffer bytes = in.readBytes(null);
        byte[] whole = new byte[bytes.remaining()];
        bytes.get(whole);
        return new BigInteger(whole);
    }

    private static DurationHistogram readHistogram(BinaryDecoder in) throws IOException {
        int size = in.readInt();
        if (size < 0 || size > DurationHistogram.MAX_SIZE) {
            throw new IllegalArgumentException("no histogram has " + size + " buckets");
        }
        int[] buckets = new int[size];
        long[] counts = new long[size];
        int bucket = 0;
        for (int i = 0; i < size; i++) {
            bucket += in.readInt();
            buckets[i] = bucket;
            counts[i] = in.readLong();
        }
        return DurationHistogram.ofCounts(buckets, counts);
    }
}
