package io.cxpulse.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.metric.Interval;
import io.cxpulse.metric.MetricRef;
import io.cxpulse.metric.Segment;
import io.cxpulse.testing.SampleAlerts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertTextTest {

    private final Alert alert = SampleAlerts.firing("nps-by-touchpoint", "touchpoint:Büro");

    @Test
    void shouldSayWhatWasMeasuredWhenAlertIsPutInASentence() {
        assertThat(AlertText.sentence(alert))
                .isEqualTo("NPS touchpoint Büro: -4 points (95 % -19 to 11), 84 answers in 1h, threshold below 30");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            csat_t2b            | ratio   | 0.61234   | CSAT t2b total: 61.2 % (95 % 51.2 to 71.2), 1,234 observations in 90m, threshold above 70 %
            first_response_time | seconds | 14400.049 | First response time total: 14400 s (95 % 14399.9 to 14400.1), 1,234 observations in 90m, threshold above 0.7
            ces                 | score   | 2.987     | CES total: 2.99 (95 % 2.89 to 3.09), 1,234 answers in 90m, threshold above 0.7
            backlog             | cases   | -0.01     | Backlog total: 0 cases (95 % -0.1 to 0.1), 1,234 observations in 90m, threshold above 0.7
            """)
    void shouldRoundByUnitWhenItIsAnother(String metric, String unit, double value, String expected) {
        Alert other = with(
                Segment.TOTAL,
                metric,
                unit,
                1234,
                OptionalDouble.of(value),
                new Interval(OptionalDouble.of(value - 0.1), OptionalDouble.of(value + 0.1)));

        assertThat(AlertText.sentence(other)).isEqualTo(expected);
    }

    @Test
    void shouldSayThatThereIsNothingWhenNothingWasObserved() {
        Alert silent = with(Segment.TOTAL, "nps", "points", 0, OptionalDouble.empty(), Interval.NONE);

        assertThat(AlertText.sentence(silent)).isEqualTo("NPS total: no answers in 90m, threshold above 0.7");
    }

    @Test
    void shouldStayOneLineWhenSegmentHasControlCharacters() {
        Alert odd = with(
                Segment.parse("team:a%0A%1Bb,touchpoint:{{n}} é"),
                "nps",
                "points",
                1,
                OptionalDouble.of(1),
                Interval.NONE);

        assertThat(AlertText.sentence(odd))
                .isEqualTo("NPS team a??b, touchpoint {{n}} é: 1 points (95 % no interval), 1 answer in 90m, threshold"
                        + " above 0.7");
    }

    @Test
    void shouldFillEveryPlaceholderWhenAnnotationHasThem() {
        Alert annotated = annotated(Map.of(
                "summary", "é {{metric}}|{{segment}}|{{value}}|{{ci}}|{{n}}|{{threshold}}|{{evidence}}|{{since}} 😀",
                "runbook", "https://wiki.example.com/{{segment}}?v={{value}}"));

        assertThat(AlertText.annotations(annotated))
                .isEqualTo(Map.of(
                        "summary",
                        "é NPS|touchpoint Büro|-4 points|-19 to 11|84|below 30|50,000 of 40,320|2026-01-07 09:53 UTC 😀",
                        "runbook",
                        "https://wiki.example.com/touchpoint%20B%C3%BCro?v=-4%20points"));
    }

    @Test
    void shouldAddTheFiguresWhenSummaryHasNone() {
        assertThat(AlertText.annotations(alert))
                .isEqualTo(Map.of("summary", "Mehr Kritiker als Fürsprecher – " + AlertText.sentence(alert)));
        assertThat(AlertText.annotations(annotated(Map.of()))).isEqualTo(Map.of("summary", AlertText.sentence(alert)));
    }

    @Test
    void shouldNameWhatCannotBeFilledWhenTextHasUnknownPlaceholders() {
        assertThat(AlertText.unknownPlaceholders("é {{metric}} {{valeur}} {{ n }} {{n"))
                .isEqualTo(List.of("{{valeur}}", "{{ n }}", "{{n"));
        assertThat(AlertText.unknownPlaceholders(String.join("", AlertText.PLACEHOLDERS)))
                .isEmpty();
        assertThat(AlertText.unknownPlaceholders("{ {n} } 😀")).isEmpty();
    }

    private Alert annotated(Map<String, String> annotations) {
        Alert.Subject subject = alert.subject();
        return new Alert(
                alert.fingerprint(),
                alert.incidentId(),
                new Alert.Subject(
                        subject.ruleId(), 1, subject.metric(), "points", subject.segment(), Severity.PAGE, annotations),
                alert.transition(),
                alert.timing(),
                alert.finding());
    }

    private Alert with(Segment segment, String metric, String unit, long n, OptionalDouble value, Interval interval) {
        return new Alert(
                alert.fingerprint(),
                alert.incidentId(),
                new Alert.Subject("правило", 1, new MetricRef(metric, 1), unit, segment, Severity.INFO, Map.of()),
                alert.transition(),
                new Alert.Timing(alert.timing().raisedAt(), Optional.empty(), Optional.empty()),
                new Alert.Finding(Duration.ofMinutes(90), n, value, interval, Side.ABOVE, 0.7, 1e12, 40_320, 1e12));
    }
}
