package io.cxpulse.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SeedsTest {

    private final Queue<Long> checked = new ConcurrentLinkedQueue<>();

    private void check(Seeds seeds, Seeds.Check check) throws Exception {
        seeds.check(getClass(), seed -> {
            checked.add(seed);
            check.of(seed);
        });
    }

    @Test
    void shouldCheckEachSeedOnceWhenAllIsWell() throws Exception {
        check(new Seeds(999_999_999, 300), seed -> {});

        assertThat(checked)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.range(999_999_999, 1_000_000_299).boxed().toList());
    }

    @Test
    void shouldSayHowToRepeatItWhenASeedFails() {
        assertThatThrownBy(() -> check(
                        new Seeds(40, 10), seed -> assertThat(seed).as("ноль é").isNotEqualTo(42)))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("pipeline.seed=42, repeat it with mvn -B test -Dtest=SeedsTest"
                        + " -Dpipeline.seed=42 -Dpipeline.logs=1\n")
                .hasMessageContaining("ноль é");
        assertThat(checked).hasSize(10);
    }

    @Test
    void shouldStopAtOnceWhenManySeedsFail() {
        assertThatThrownBy(() -> check(new Seeds(0, 1_000_000), seed -> {
                    throw new IllegalStateException("порча");
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("порча")
                .satisfies(failure -> assertThat(failure.getSuppressed()).isNotEmpty());
        assertThat(checked).hasSizeLessThan(1_000);
    }

    @Test
    void shouldNotPassWhenTheMachineFails() {
        assertThatThrownBy(() -> check(new Seeds(0, 10), seed -> {
                    throw new StackOverflowError("глубоко");
                }))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("глубоко");
    }
}
