package io.cxpulse.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.cxpulse.event.Dimension;
import io.cxpulse.metric.Segment;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the page's modules write numbers and segments, run in the browser. */
@Tag("browser")
class WordsTest {

    private final Tab tab = Tab.open();
    private final LivePage live = new LivePage();

    @BeforeEach
    void visit() {
        tab.visit(live.url(""));
    }

    @AfterEach
    void close() {
        try (live) {
            tab.close();
        }
    }

    // 3599.6 s are rounded before they are cut into units, and so are the 7199 s into minutes.
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            -55.5    | points  | −55 points
            -0.4     | points  | 0 points
            0.6      | points  | +1 point
            14.2857  | points  | +14 points
            0.5      | ratio   | 50.0 %
            0.98765  | ratio   | 98.8 %
            4.005    | score   | 4.01 of 5
            0.4      | seconds | 0 s
            59.6     | seconds | 1 min
            250      | seconds | 4 min 10 s
            3599.6   | seconds | 1 h
            7199     | seconds | 2 h
            7140     | seconds | 1 h 59 min
            302400   | seconds | 3 d 12 h
            1234567  | count   | 1,234,567
            """)
    void shouldWriteNumberAsPeopleReadItWhenUnitIsKnown(double value, String unit, String expected) {
        Object written = run("format", "format.value(argument[0], argument[1])", List.of(value, unit));

        assertThat(((String) written).replace('\u202f', ' ')).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"-20, points, −20 points", "0.975, ratio, 97.5 %", "0.07, ratio, 7 %", "2.8, score, 2.8 of 5"})
    void shouldNotRoundThresholdWhenItIsWritten(double threshold, String unit, String expected) {
        Object written = run("format", "format.threshold(argument[0], argument[1])", List.of(threshold, unit));

        assertThat(((String) written).replace('\u202f', ' ')).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"app", "Büro", "a,b:c", "1+1 = 100 %", "(*)!'~", "<b>\"&\\", "👩‍👩‍👧 مرحبا", " "})
    void shouldWriteSegmentAsTheApiDoesWhenValueHoldsAnything(String value) {
        Segment segment = new Segment(Map.of(Dimension.TOUCHPOINT, value, Dimension.CHANNEL, "é"));

        Object canonical = run("segment", "segment.canonical(argument)", segment.labels());
        Object parsed = run("segment", "segment.parse(argument)", segment.canonical());

        assertThat(canonical).isEqualTo(segment.canonical());
        assertThat(parsed).isEqualTo(segment.labels());
    }

    @Test
    void shouldKeepOnlyTheNewestBetweenStepsWhenReadingsExtendASeries() {
        // Steps of five minutes: 12:03 gives way to 12:04, and what ends later than the reading holds less than it
        // does.
        Object ends = run(
                "series",
                "series.extend(argument.map(end => ({end: `2026-01-07T${end}:00Z`})), {end: '2026-01-07T12:04:00Z'}, 300)"
                        + ".map(point => point.end.slice(11, 16))",
                List.of("11:55", "12:00", "12:03", "12:05"));

        assertThat(ends).isEqualTo(List.of("11:55", "12:00", "12:04"));
    }

    private Object run(String module, String expression, Object argument) {
        Page page = tab.page();
        return page.evaluate(
                "async argument => { const " + module + " = await import('/page/" + module + ".js'); return "
                        + expression + "; }",
                argument);
    }
}
