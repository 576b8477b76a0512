package io.cxpulse.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cxpulse.alert.Alert;
import io.cxpulse.alert.AlertPhase;
import io.cxpulse.alert.AlertReason;
import io.cxpulse.alert.Severity;
import io.cxpulse.metric.Interval;
import io.cxpulse.testing.SampleAlerts;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertApiTest {

    private static final String ALERTS = "/api/v1/alerts";

    private static final Instant RAISED = SampleAlerts.RAISED;

    private final InMemoryAlertBoard board = new InMemoryAlertBoard();
    private final RunningApi api = new RunningApi(board);

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void shouldTellEverythingWhenAlertIsFiring() throws Exception {
        Alert alert = SampleAlerts.firing("nps-by-touchpoint", "touchpoint:Büro %2C 😀");
        board.add(alert);

        HttpResponse<String> answer = api.get(ALERTS);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.body())
                .isEqualTo("{\"asOf\":\"2026-01-07T12:00:00Z\",\"isolation\":\"read_committed\",\"unreadable\":0,"
                        + "\"newest\":\"2026-01-07T11:59:53Z\",\"total\":1,\"alerts\":[" + told(alert) + "]}");
    }

    @Test
    void shouldTellOneWhenFingerprintIsKnown() throws Exception {
        Alert alert = SampleAlerts.firing("nps-by-touchpoint", "touchpoint:Büro %2C 😀");
        board.add(alert);

        HttpResponse<String> answer = api.get(ALERTS + "/" + alert.fingerprint());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).endsWith("\"alert\":" + told(alert) + "}");
    }

    private static String told(Alert alert) {
        return "{\"fingerprint\":\"" + alert.fingerprint() + "\",\"incidentId\":\"" + alert.incidentId() + "\","
                + "\"rule\":\"nps-by-touchpoint\",\"ruleVersion\":1,\"metric\":\"nps\",\"metricVersion\":1,"
                + "\"unit\":\"points\",\"segment\":\"touchpoint:B%C3%BCro%20%2C%20%F0%9F%98%80\","
                + "\"dimensions\":{\"touchpoint\":\"Büro , 😀\"},\"severity\":\"page\",\"state\":\"firing\","
                + "\"previousState\":\"inactive\",\"reason\":\"EVIDENCE_REACHED\",\"at\":\"2026-01-07T10:03:00Z\","
                + "\"early\":false,\"complete\":true,\"raisedAt\":\"2026-01-07T10:03:00Z\","
                + "\"since\":\"2026-01-07T09:53:00Z\",\"windowSeconds\":3600,\"n\":84,\"value\":-4,\"low\":-19,"
                + "\"high\":11,\"side\":\"below\",\"threshold\":30,\"evidence\":50000,\"evidenceNeeded\":40320,"
                + "\"peakEvidence\":61000,\"annotations\":{\"summary\":\"Mehr Kritiker als Fürsprecher\"}}";
    }

    @Test
    void shouldLeaveOutWhatDoesNotExistWhenNothingWasObserved() throws Exception {
        Alert alert = SampleAlerts.firing("stille", "");
        Alert.Finding finding = alert.finding();
        board.add(new Alert(
                alert.fingerprint(),
                alert.incidentId(),
                alert.subject(),
                alert.transition(),
                new Alert.Timing(RAISED, Optional.empty(), Optional.empty()),
                new Alert.Finding(
                        finding.window(),
                        0,
                        OptionalDouble.empty(),
                        Interval.NONE,
                        finding.side(),
                        finding.threshold(),
                        finding.evidence(),
                        finding.evidenceNeeded(),
                        finding.peakEvidence())));

        JsonNode told = ask("").path("alerts").path(0);

        assertThat(told.path("n").asInt(-1)).isZero();
        assertThat(told.path("segment").asText("?")).isEmpty();
        assertThat(told.fieldNames()).toIterable().doesNotContain("value", "low", "high", "since", "until");
    }

    @Test
    void shouldShowMostUrgentFirstAndOfTheseTheNewestWhenSeveralFire() throws Exception {
        board.add(
                changed("ticket-neu", Severity.TICKET, AlertPhase.FIRING, RAISED.plusSeconds(60)),
                changed("page-alt", Severity.PAGE, AlertPhase.FIRING, RAISED),
                changed("info", Severity.INFO, AlertPhase.RECOVERING, RAISED.plusSeconds(90)),
                changed("page-neu", Severity.PAGE, AlertPhase.RECOVERING, RAISED.plusSeconds(30)));

        assertThat(rules("")).containsExactly("page-neu", "page-alt", "ticket-neu", "info");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            -                                            | f r
            state=firing                                 | f
            state=resolved,retracted                     | s t
            state=FIRING, Recovering ,resolved,retracted | f r s t
            severity=page                                | f
            severity=ticket,info&state=recovering,resolved | r s
            rule=f                                       | f
            rule=nobody                                  |
            segment=total                                | r
            segment=touchpoint:Büro                      | f
            segment=touchpoint:B%25C3%25BCro             | f
            segment=channel:3                            |
            since=2026-01-07T10:04:00Z                   | r
            since=2026-01-07T10:04:00.001Z               |
            since=2026-01-08                             |
            """)
    void shouldShowOnlyWhatFitsWhenFiltered(String query, String expected) throws Exception {
        board.add(
                changed("f", Severity.PAGE, AlertPhase.FIRING, RAISED, "touchpoint:Büro"),
                changed("r", Severity.TICKET, AlertPhase.RECOVERING, RAISED.plusSeconds(60), ""),
                changed("s", Severity.TICKET, AlertPhase.RESOLVED, RAISED.minusSeconds(60), "touchpoint:Köln"),
                changed("t", Severity.INFO, AlertPhase.RETRACTED, RAISED.minusSeconds(120), "touchpoint:X"));

        assertThat(String.join(" ", rules(query == null ? "" : query))).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void shouldSayHowManyThereAreWhenOnlySomeAreShown() throws Exception {
        IntStream.range(0, 130).forEach(i -> board.add(SampleAlerts.firing("r-" + i, "touchpoint:é")));

        assertThat(ask("").path("total").asInt()).isEqualTo(130);
        assertThat(ask("").path("alerts")).hasSize(AlertQuery.DEFAULT_LIMIT);
        assertThat(ask("limit=7").path("total").asInt()).isEqualTo(130);
        assertThat(ask("limit=7").path("alerts")).hasSize(7);
        assertThat(ask("limit=1000").path("alerts")).hasSize(130);
    }

    @Test
    void shouldSayWhatIsMissingWhenRecordsCouldNotBeRead() throws Exception {
        board.unreadable(3);

        JsonNode answer = ask("");

        assertThat(answer.path("unreadable").asInt()).isEqualTo(3);
        assertThat(answer.path("total").asInt(-1)).isZero();
        assertThat(answer.has("newest")).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            state=open         | state    | 'open' is none; accepted: firing | recovering | resolved | retracted.
            state=firing,      | state    | '' is none
            state=pending      | state    | 'pending' is none
            severity=höchste   | severity | 'höchste' is none; accepted: page | ticket | info.
            segment=farbe:rot  | segment  | 'farbe' is not a dimension
            segment=touchpoint | segment  | 'touchpoint' is not of the form dimension:value
            since=gestern      | since    | 'gestern' is not a time
            limit=0            | limit    | '0' is out of range; accepted: a whole number from 1 to 1000.
            limit=1001         | limit    | '1001' is out of range
            limit=viele        | limit    | 'viele' is out of range
            limit=99999999999  | limit    | is out of range
            frist=1            | frist    | accepted are state, rule, segment, severity, since, limit.
            rule=a&rule=b      | rule     | stands more than once
            """)
    void shouldRefuseWhenParameterIsWrong(String query, String parameter, String message) throws Exception {
        HttpResponse<String> answer = api.get(ALERTS + "?" + encoded(query));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body())
                .contains("\"parameter\":\"" + parameter + "\"")
                .contains(message.strip());
    }

    @Test
    void shouldSayUnknownWhenFingerprintIsNobodys() throws Exception {
        HttpResponse<String> answer = api.get(ALERTS + "/n%C3%A9");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body())
                .isEqualTo("{\"type\":\"urn:cx-pulse:problem:unknown-alert\",\"title\":\"Unknown alert\","
                        + "\"status\":404,\"detail\":\"There is no alert 'né': nothing was ever raised under this"
                        + " fingerprint.\",\"instance\":\"/api/v1/alerts/n%C3%A9\",\"parameter\":\"fingerprint\"}");
        assertThat(api.get(ALERTS + "/n%C3%A9?limit=1").statusCode()).isEqualTo(400);
    }

    @Test
    void shouldSayWhenToRetryWhenBoardHasNotCaughtUp() throws Exception {
        board.failWith(new StoreUnavailableException("the alerts cannot be read yet: é", Duration.ofSeconds(1)));

        for (String path : List.of(ALERTS, ALERTS + "/x")) {
            HttpResponse<String> answer = api.get(path);

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).contains("1");
            assertThat(answer.body())
                    .contains("urn:cx-pulse:problem:unavailable", "\"detail\":\"the alerts cannot be read yet: é\"");
        }
    }

    private List<String> rules(String query) throws Exception {
        return ask(query).path("alerts").findValuesAsText("rule");
    }

    private JsonNode ask(String query) throws Exception {
        HttpResponse<String> answer = api.get(ALERTS + (query.isEmpty() ? "" : "?" + encoded(query)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }

    /** As a browser encodes what stands between the separators. */
    private static String encoded(String query) {
        return query.codePoints()
                .mapToObj(Character::toString)
                .map(one -> one.matches("[ -~]") && !one.equals(" ") ? one : URLEncoder.encode(one, UTF_8))
                .reduce("", String::concat);
    }

    private static Alert changed(String rule, Severity severity, AlertPhase phase, Instant at) {
        return changed(rule, severity, phase, at, "touchpoint:" + rule);
    }

    private static Alert changed(String rule, Severity severity, AlertPhase phase, Instant at, String segment) {
        Alert alert = SampleAlerts.firing(rule, segment);
        Alert.Subject subject = alert.subject();
        return new Alert(
                alert.fingerprint(),
                alert.incidentId(),
                new Alert.Subject(
                        rule, 1, subject.metric(), subject.unit(), subject.segment(), severity, subject.annotations()),
                new Alert.Transition(AlertPhase.FIRING, phase, AlertReason.EVIDENCE_REACHED, at, false, true),
                new Alert.Timing(at, Optional.empty(), Optional.empty()),
                alert.finding());
    }
}
