package io.cxpulse.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cxpulse.alert.Alert;
import io.cxpulse.testing.SampleAlerts;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PostingTest {

    private static final Instant RAISED = SampleAlerts.RAISED;
    private static final Instant NOW = RAISED.plusSeconds(300);

    private final Alert firing = SampleAlerts.firing("nps-by-touchpoint", "channel:web,touchpoint:Büro é 😀");

    @Test
    void shouldSayWhatItIsAndWhyWhenAlertFires() throws IOException {
        JsonNode posted = posted(firing, NOW);

        assertThat(posted).isEqualTo(new JsonMapper().readTree("""
                {
                  "labels": {
                    "alertname": "nps-by-touchpoint", "rule": "nps-by-touchpoint", "metric": "nps", "severity": "page",
                    "channel": "web", "touchpoint": "Büro é 😀"
                  },
                  "annotations": {
                    "summary": "Mehr Kritiker als Fürsprecher – NPS channel web, touchpoint Büro é 😀: -4 points (95 % -19 to 11), 84 answers in 1h, threshold below 30",
                    "incident": "INCIDENT",
                    "reason": "EVIDENCE_REACHED",
                    "since": "2026-01-07T09:53:00Z",
                    "definition": "nps@1, rule nps-by-touchpoint@1",
                    "evidence": "50,000 of 40,320"
                  },
                  "startsAt": "2026-01-07T10:03:00Z",
                  "endsAt": "2026-01-07T10:12:00Z"
                }
                """.replace("INCIDENT", firing.incidentId())));
    }

    @Test
    void shouldLinkToTheApiWhenItsUrlIsKnown() throws IOException {
        Posting posting = new Posting(Optional.of(URI.create("https://cx.example.com/é/")));

        assertThat(posted(posting, firing, NOW).path("generatorURL").asText())
                .isEqualTo("https://cx.example.com/%C3%A9/api/v1/alerts/" + firing.fingerprint());
    }

    @Test
    void shouldNeverBeginInTheFutureWhenEventTimeIsAhead() throws IOException {
        Instant before = RAISED.minusSeconds(600);

        JsonNode posted = posted(firing, before);

        assertThat(time(posted, "startsAt")).isEqualTo(before);
        assertThat(time(posted, "endsAt")).isEqualTo(before.plus(Posting.VOUCHED_FOR));
    }

    @Test
    void shouldEndBetweenItsBeginAndNowWhenItIsOver() throws IOException {
        assertThat(time(posted(SampleAlerts.resolved(firing, NOW.minusSeconds(1)), NOW), "endsAt"))
                .isEqualTo(NOW.minusSeconds(1));
        assertThat(time(posted(SampleAlerts.resolved(firing, NOW.plusSeconds(60)), NOW), "endsAt"))
                .isEqualTo(NOW);
        assertThat(time(posted(SampleAlerts.resolved(firing, RAISED.minusSeconds(60)), NOW), "endsAt"))
                .isEqualTo(RAISED);
    }

    @Test
    void shouldKeepBothWhenDimensionHasTheNameOfALabel() {
        Map<String, String> labels = Map.of("severity", "page", "metric", "nps");
        Map<String, String> dimensions = Map.of("severity", "é", "metric", "б", "segment_metric", "в", "team", "г");

        assertThat(Posting.withDimensions(labels, dimensions))
                .isEqualTo(Map.of(
                        "severity", "page",
                        "metric", "nps",
                        "segment_severity", "é",
                        "segment_segment_metric", "б",
                        "segment_metric", "в",
                        "team", "г"));
    }

    private static JsonNode posted(Alert alert, Instant now) throws IOException {
        return posted(new Posting(Optional.empty()), alert, now);
    }

    private static JsonNode posted(Posting posting, Alert alert, Instant now) throws IOException {
        Standing standing = new Standing(alert.fingerprint(), 0, alert, 1, now, false);
        return new JsonMapper().readTree(posting.body(List.of(standing), now)).get(0);
    }

    private static Instant time(JsonNode posted, String field) {
        return Instant.parse(posted.path(field).asText());
    }
}
