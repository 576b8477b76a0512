package io.cxpulse.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cxpulse.event.Dimension;
import java.util.EnumMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SegmentTest {

    @Property(tries = 500)
    void shouldReadBackWhenWrittenCanonically(@ForAll("values") Map<Dimension, String> values) {
        Segment segment = new Segment(values);

        assertThat(Segment.parse(segment.canonical())).isEqualTo(segment);
        assertThat(segment.canonical()).matches("[A-Za-z0-9.*_:,%-]*");
        assertThat(Segment.parse(segment.canonical()).canonical()).isEqualTo(segment.canonical());
    }

    @Provide
    Arbitrary<Map<Dimension, String>> values() {
        Arbitrary<String> value = Arbitraries.oneOf(
                Arbitraries.of(
                        "a,b",
                        "100 %",
                        "%2C",
                        "a+b",
                        "a|b",
                        "a:b",
                        "Зона прилёта",
                        "été",
                        "🛫👩‍👩‍👧",
                        "שלום",
                        "مرحبا",
                        "\u202eabc",
                        " ",
                        "",
                        "\n",
                        "G"),
                Arbitraries.integers()
                        .between(0, Character.MAX_CODE_POINT)
                        .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                        .list()
                        .ofMaxSize(8)
                        .map(points -> points.stream()
                                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                                .toString()));
        return Arbitraries.maps(Arbitraries.of(Dimension.class), value).ofMaxSize(8);
    }

    @Example
    void shouldSortByNameWhenValuesComeInAnyOrder() {
        Segment segment = Segment.parse("touchpoint:G, channel:3,product:Зона A");

        assertThat(segment.canonical()).isEqualTo("channel:3,product:%D0%97%D0%BE%D0%BD%D0%B0%20A,touchpoint:G");
        assertThat(segment.labels().keySet()).containsExactly("channel", "product", "touchpoint");
        assertThat(segment.labels()).containsEntry("product", "Зона A");
    }

    @Example
    void shouldBeTotalWhenTextIsEmpty() {
        assertThat(Segment.parse("")).isEqualTo(Segment.TOTAL);
        assertThat(Segment.TOTAL.canonical()).isEmpty();
        assertThat(Segment.TOTAL).hasToString("total");
    }

    @Example
    void shouldNameThePairWhenTextIsNoSegment() {
        refused("channel", "'channel' is not of the form dimension:value");
        refused(":3", "':3' is not of the form dimension:value");
        refused("channel:3,", "'' is not of the form dimension:value");
        refused("канал:3", "'канал' is not a dimension; accepted are channel, priority");
        refused("channel:3,channel:4", "dimension 'channel' stands twice");
        refused("team:é,channel:100%", "'channel:100%' has a percent sign that no two hexadecimal digits follow");
        refused("channel:%zz🛫", "'channel:%zz🛫' has a percent sign that no two hexadecimal digits follow");
    }

    private static void refused(String text, String message) {
        assertThatThrownBy(() -> Segment.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    @Example
    void shouldKeepValuesWhenGivenMapChanges() {
        EnumMap<Dimension, String> values = new EnumMap<>(Map.of(Dimension.TEAM, "é"));
        Segment segment = new Segment(values);

        values.put(Dimension.TEAM, "ж");

        assertThat(segment.values()).containsEntry(Dimension.TEAM, "é");
        assertThatThrownBy(() -> segment.values().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}
