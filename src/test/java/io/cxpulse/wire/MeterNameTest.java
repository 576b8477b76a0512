package io.cxpulse.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MeterNameTest {

    @ParameterizedTest
    @EnumSource(MeterName.class)
    void shouldFollowPrometheusConventionsWhenNamed(MeterName meter) {
        assertThat(meter.meter()).matches("cx(_[a-z]+)+");
        assertThat(meter.meter().endsWith("_total")).isEqualTo(meter.type() == MeterName.Type.COUNTER);
        assertThat(meter.meter().endsWith("_info")).isEqualTo(meter.type() == MeterName.Type.INFO);
        assertThat(meter.meter().endsWith("_seconds")).isEqualTo(meter.unit() == MeterName.Unit.SECONDS);
        assertThat(meter.sentence()).matches("[A-Z].*\\.");
        assertThat(meter.labels()).doesNotHaveDuplicates().allMatch(label -> label.matches("[a-z]+"));
    }
}
