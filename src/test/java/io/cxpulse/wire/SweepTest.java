package io.cxpulse.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SweepTest {

    private static final int SMALLEST_SLICE = 1_000;

    private final KeyValueStore<String, Integer> store = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore("очередь"), Serdes.String(), Serdes.Integer())
            .withLoggingDisabled()
            .build();
    private final Sweep<String, Integer> sweep = new Sweep<>(store);

    @BeforeEach
    void fill() {
        MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
        store.init(context.getStateStoreContext(), store);
        for (int i = 0; i < 2 * SMALLEST_SLICE + 500; i++) {
            store.put(key(i), i);
        }
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static String key(int number) {
        return "é%05d".formatted(number);
    }

    private List<Integer> look(long added) {
        List<Integer> seen = new ArrayList<>();
        sweep.next(added, (key, value) -> {
            seen.add(value);
            return false;
        });
        return seen;
    }

    private static List<Integer> range(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }

    @Test
    void shouldSeeEverySliceAndBeginAgainWhenCalledOnAndOn() {
        assertThat(look(0)).isEqualTo(range(0, 1_000));
        assertThat(look(0)).isEqualTo(range(1_000, 2_000));
        assertThat(look(0)).isEqualTo(range(2_000, 2_500));
        assertThat(look(0)).isEqualTo(range(0, 1_000));
    }

    @Test
    void shouldLookAtMoreWhenMoreIsWritten() {
        assertThat(look(300)).isEqualTo(range(0, 1_200));
        assertThat(look(1_000_000)).isEqualTo(range(1_200, 2_500));
    }

    @Test
    void shouldDeleteWhatIsExpiredAndNothingElse() {
        for (int i = 0; i < 3; i++) {
            sweep.next(0, (key, value) -> value % 2 == 0);
        }

        assertThat(store.get(key(0))).isNull();
        assertThat(store.get(key(2_498))).isNull();
        assertThat(look(0).subList(0, 3)).containsExactly(1, 3, 5);
        assertThat(look(0)).hasSize(250);
    }

    @Test
    void shouldGoOnBehindWhenTheNextEntryWasDeletedByAnother() {
        look(0);
        store.delete(key(1_000));
        store.put(key(500), -1);

        assertThat(look(0)).isEqualTo(range(1_001, 2_001));
    }

    @Test
    void shouldDoNothingWhenTheStoreIsEmpty() {
        look(1_000_000);
        for (int i = 0; i < 2_500; i++) {
            store.delete(key(i));
        }

        assertThat(look(0)).isEmpty();
    }
}
