package io.cxpulse.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricRefTest {

    @Test
    void shouldReadBackWhenWritten() {
        assertThat(MetricRef.parse("csat_t2b@12")).isEqualTo(new MetricRef("csat_t2b", 12));
        assertThat(new MetricRef("csat_t2b", 12)).hasToString("csat_t2b@12");
    }

    @Test
    void shouldSortByNumberWhenVersionsDiffer() {
        assertThat(List.of(new MetricRef("nps", 10), new MetricRef("nps", 9), new MetricRef("ces", 11)).stream()
                        .sorted())
                .map(MetricRef::toString)
                .containsExactly("ces@11", "nps@9", "nps@10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nps", "@1", "nps@", "nps@é", "nps@1.0", "nps@99999999999"})
    void shouldRefuseWhenTextIsNoReference(String text) {
        assertThatThrownBy(() -> MetricRef.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
