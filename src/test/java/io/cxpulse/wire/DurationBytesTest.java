package io.cxpulse.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cxpulse.metric.CountTally;
import io.cxpulse.metric.DurationHistogram;
import io.cxpulse.metric.DurationTally;
import io.cxpulse.metric.MetricRef;
import io.cxpulse.metric.Pane;
import io.cxpulse.metric.Tally;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Random;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many bytes a tally of durations takes in the store, and which bytes are none. */
class DurationBytesTest {

    private static final MetricRef METRIC = new MetricRef("время_é", 1);

    private final PaneCodec codec = new PaneCodec();

    @ParameterizedTest(name = "{0} durations")
    @CsvSource({"1, 20", "100, 200", "10000, 800"})
    void shouldStaySmallWhenDurationsAreLogNormal(int n, int bytes) {
        Tally tally = logNormal(n);

        assertThat(bytesOf(tally)).isLessThanOrEqualTo(bytes);
    }

    @Test
    void shouldReadBackWhenDurationsWereTakenAway() {
        Tally half = logNormal(50);
        Pane pane = Pane.of(METRIC, half.minus(logNormal(200)));

        assertThat(codec.decode(codec.encode(pane))).isEqualTo(pane);
    }

    @Test
    void shouldRefuseWhenBucketsDoNotAscend() {
        byte[] bytes = codec.encode(Pane.of(METRIC, twoBuckets()));
        // The last two bytes are the distance of the second bucket from the first, and its count.
        bytes[bytes.length - 2] = 0;

        assertThatThrownBy(() -> codec.decode(bytes))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("bucket 3 with count 7 after bucket 3");
    }

    @Test
    void shouldRefuseWhenThereAreMoreBucketsThanExist() {
        byte[] bytes = codec.encode(Pane.of(METRIC, twoBuckets()));
        // The number of buckets stands before two pairs; -1 is written as 1.
        bytes[bytes.length - 5] = 1;

        assertThatThrownBy(() -> codec.decode(bytes))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("no histogram has -1 buckets");
    }

    @Test
    void shouldRefuseWhenCountsExceedLong() {
        Tally most = new DurationTally(
                5, BigInteger.TEN, DurationHistogram.ofCounts(new int[] {3, 4}, new long[] {Long.MAX_VALUE, -7}));
        byte[] bytes = codec.encode(Pane.of(METRIC, most));
        // -7 is written as 13, and 7 as 14.
        bytes[bytes.length - 1] = 14;

        assertThatThrownBy(() -> codec.decode(bytes))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("no tally of durations");
    }

    private static Tally twoBuckets() {
        return new DurationTally(5, BigInteger.TEN, DurationHistogram.ofCounts(new int[] {3, 4}, new long[] {5, 7}));
    }

    private int bytesOf(Tally tally) {
        // What stands before the tally is the same for every metric; a count of 1 takes two bytes.
        int before = codec.encode(Pane.of(METRIC, CountTally.ONE)).length - 2;
        return codec.encode(Pane.of(METRIC, tally)).length - before;
    }

    /** Around ten minutes, with a deviation of the logarithm of 1. */
    private static Tally logNormal(int n) {
        Random random = new Random(20_261_122);
        Tally tally = DurationTally.EMPTY;
        for (int i = 0; i < n; i++) {
            tally = tally.plus(
                    DurationTally.of(Duration.ofMillis(Math.round(600_000 * Math.exp(random.nextGaussian())))));
        }
        return tally;
    }
}
