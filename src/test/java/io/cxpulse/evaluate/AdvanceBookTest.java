package io.cxpulse.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.testing.OpenStores;
import io.cxpulse.wire.AggregateResult.Advance;
import io.cxpulse.wire.Stores;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdvanceBookTest {

    private static final Optional<Instant> EIGHT = Optional.of(Instant.parse("2026-03-02T08:00:00Z"));
    private static final Optional<Instant> NINE = Optional.of(Instant.parse("2026-03-02T09:00:00Z"));
    private static final Optional<Instant> TEN = Optional.of(Instant.parse("2026-03-02T10:00:00Z"));

    private AdvanceBook book;

    @BeforeEach
    void open(@TempDir Path directory) {
        OpenStores stores = new OpenStores(directory.resolve("état"));
        book = new AdvanceBook(stores.open(Stores.advancesBuilder().withCachingDisabled()), 3);
    }

    private void hear(int task, Optional<Instant> completeUntil, Optional<Instant> slowest) {
        book.hear(new Advance(task, completeUntil, slowest));
    }

    @Test
    void shouldKnowNothingWhenOneTaskWasNotHeard() {
        assertThat(book.clock()).isEqualTo(Clock.UNKNOWN);
        hear(0, NINE, EIGHT);
        hear(2, NINE, EIGHT);

        assertThat(book.clock()).isEqualTo(Clock.UNKNOWN);
    }

    @Test
    void shouldKnowTheLeastOfEachWhenAllWereHeard() {
        hear(0, TEN, EIGHT);
        hear(1, NINE, NINE);
        hear(2, TEN, TEN);

        assertThat(book.clock()).isEqualTo(new Clock(NINE, EIGHT));
    }

    @Test
    void shouldCountWhatATaskSaidLastWhenItTakesSomethingBack() {
        hear(0, TEN, TEN);
        hear(1, TEN, TEN);
        hear(2, TEN, TEN);
        hear(1, EIGHT, NINE);

        assertThat(book.clock()).isEqualTo(new Clock(EIGHT, NINE));
    }

    @Test
    void shouldKnowNoEndWhenOneTaskHoldsBack() {
        hear(0, TEN, NINE);
        hear(1, Optional.empty(), EIGHT);
        hear(2, TEN, Optional.empty());

        assertThat(book.clock()).isEqualTo(Clock.UNKNOWN);
    }

    @Test
    void shouldNotAskTasksThatDoNotExistWhenFewerAreLeft() {
        hear(0, TEN, TEN);
        hear(1, TEN, TEN);
        hear(2, TEN, TEN);
        hear(3, EIGHT, EIGHT);

        assertThat(book.clock()).isEqualTo(new Clock(TEN, TEN));
    }
}
