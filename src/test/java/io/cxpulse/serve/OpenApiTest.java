package io.cxpulse.serve;

import static io.cxpulse.serve.SampleCatalogue.NPS_1;
import static io.cxpulse.serve.SampleCatalogue.touchpoint;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cxpulse.alert.Alert;
import io.cxpulse.cases.CaseEffect;
import io.cxpulse.event.Actor;
import io.cxpulse.event.CaseChange;
import io.cxpulse.metric.NpsTally;
import io.cxpulse.metric.Segment;
import io.cxpulse.testing.CaseLog;
import io.cxpulse.testing.SampleAlerts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenApiTest {

    private static final Map<String, String> VALID = Map.of(
            "segment", "touchpoint:G",
            "window", "5m",
            "from", "2017-05-05",
            "to", "2017-05-05T01:00:00Z",
            "step", "1m",
            "asOf", "2026-03-02T11:00:00Z",
            "limit", "7",
            "by", "touchpoint",
            "contains", "É");

    private static final Alert FIRING = SampleAlerts.firing("nps-by-touchpoint", "touchpoint:Büro 😀");

    private static final Map<String, String> VALID_FOR_ALERTS = Map.of(
            "state", "firing,resolved",
            "rule", "nps-by-touchpoint",
            "segment", "total",
            "severity", "page",
            "since", "2026-01-07",
            "limit", "7");

    private final ObjectMapper mapper = new ObjectMapper();
    private final InMemorySeriesStore store = new InMemorySeriesStore();
    private final InMemoryCaseArchive archive = new InMemoryCaseArchive();
    private final InMemoryAlertBoard board = new InMemoryAlertBoard().add(FIRING);
    private final RunningApi api =
            new RunningApi(InMemorySources.of(store, archive, board), () -> Readiness.Status.READY);
    private JsonNode document;

    @BeforeEach
    void read() throws Exception {
        Instant time = Instant.parse("2017-05-05T00:00:30Z");
        store.add(NPS_1, touchpoint("é"), time, NpsTally.of(9)).add(NPS_1, Segment.TOTAL, time, NpsTally.of(3));
        store.watermark(time).keptFrom(time.minusSeconds(30));
        archive.add(everythingHappens(new CaseLog("nps@1")));
        document = mapper.readTree(api.get("/api/v1/openapi.json").body());
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void shouldListEveryRouteAndParameterWhenServed() {
        assertThat(document.path("openapi").asText()).isEqualTo("3.1.0");
        assertThat(document.path("paths").fieldNames())
                .toIterable()
                .containsExactlyElementsOf(
                        Arrays.stream(Route.values()).map(Route::path).toList());
        for (Route route : Route.values()) {
            assertThat(documented(route)).as(route.path()).isEqualTo(route.parameters());
        }
    }

    @Test
    void shouldAnswerEveryDocumentedOperationWhenAllParametersAreGiven() throws Exception {
        for (Route route : Route.values()) {
            Map<String, String> valid = route == Route.ALERTS ? VALID_FOR_ALERTS : VALID;
            List<String> pairs = documented(route).stream()
                    .map(name -> name + "=" + valid.get(name))
                    .toList();
            String query = pairs.isEmpty() ? "" : "?" + String.join("&", pairs);

            String path = route.path().replace("{id}", "nps@1").replace("{fingerprint}", FIRING.fingerprint());
            assertThat(
                            route == Route.STREAM
                                    ? stream(path + query)
                                    : api.get(path + query).statusCode())
                    .as(route.path() + query)
                    .isEqualTo(200);
        }
    }

    private int stream(String pathAndQuery) throws Exception {
        try (EventReader events = EventReader.open(api.port(), pathAndQuery)) {
            return events.status();
        }
    }

    @Test
    void shouldResolveWhenSchemaRefersToAnother() {
        List<String> references = document.findValuesAsText("$ref");

        assertThat(references).isNotEmpty();
        assertThat(references).allSatisfy(reference -> assertThat(
                        document.at(reference.substring(1)).isMissingNode())
                .as(reference)
                .isFalse());
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/metrics, Catalogue",
        "/api/v1/metrics/nps@1/series?window=5m&from=2017-05-04&to=2017-05-06, Series",
        "/api/v1/metrics/nps@1/segments?by=touchpoint, Segments",
        "/api/v1/metrics/nps@1/segments?by=touchpoint&contains=nothing, Segments",
        "/api/v1/now?window=5m, Now",
        "/api/v1/now?window=day&segment=touchpoint:%C3%A9, Now",
        "/api/v1/now, Problem",
        "/api/v1/stream?window=5m, Problem",
        "/api/v1/rules, Rules",
        "/api/v1/cardinality, Cardinality",
        "/api/v1/cases/nps@1, Case",
        "/api/v1/cases/nps@1?asOf=2026-03-02T09:30:00Z, Case",
        "/api/v1/cases/nobody, Problem",
        "/api/v1/alerts, Alerts",
        "/api/v1/alerts?state=retracted, Alerts",
        "/api/v1/alerts/nobody, Problem",
        "/livez, ProbeStatus",
        "/nothing, Problem",
        "/api/v1/metrics/x/series, Problem",
    })
    void shouldMatchSchemaWhenAnswered(String target, String schema) throws Exception {
        List<String> faults = new ArrayList<>();

        check(mapper.readTree(api.get(target).body()), schema(schema), "$", faults);

        assertThat(faults).isEmpty();
    }

    @Test
    void shouldMatchSchemaWhenAlertIsAnswered() throws Exception {
        List<String> faults = new ArrayList<>();

        check(mapper.readTree(api.get(path(FIRING)).body()), schema("KnownAlert"), "$", faults);
        board.add(SampleAlerts.resolved(FIRING, SampleAlerts.RAISED.plusSeconds(60)));
        check(mapper.readTree(api.get(path(FIRING)).body()), schema("KnownAlert"), "$", faults);

        assertThat(faults).isEmpty();
    }

    private static String path(Alert alert) {
        return "/api/v1/alerts/" + alert.fingerprint();
    }

    @Test
    void shouldStateLimitsAsTheCodeHasThem() {
        String text = document.toString();

        assertThat(text)
                .contains("at most " + SeriesRequest.MAX_POINTS + " windows")
                .contains("Default: " + SeriesRequest.DEFAULT_POINTS + " windows before")
                .contains("from 1 to " + AlertQuery.MAX_LIMIT + ". Default: " + AlertQuery.DEFAULT_LIMIT + ".")
                .contains("not after; at most " + CaseEffect.LISTED + ".")
                .contains("How many are shown, from 1 to " + SegmentRequests.MAX_LIMIT + ". Default: all.")
                .contains("for all states, at most " + LiveStream.ALERTS + ",")
                .contains("more than " + QueryParameters.MAX_QUERY_LENGTH + " characters");
    }

    /** Every field of an answer about a case is in it. */
    private static CaseLog everythingHappens(CaseLog log) {
        return log.event("a é", 0, CaseChange.OPENED, Actor.CUSTOMER)
                .event("b", 10, CaseChange.AGENT_PUBLIC_REPLY, Actor.AGENT)
                .event("c", 20, CaseChange.RESOLVED, Actor.AGENT)
                .event("d", 30, CaseChange.REOPENED, Actor.CUSTOMER)
                .amend("e", 40, "b", CaseChange.BOT_REPLY, Actor.BOT)
                .retract("f", 50, "c")
                .retract("g", 55, "😀")
                .mergedInto("h", 60, "другой");
    }

    private List<String> documented(Route route) {
        List<String> names = new ArrayList<>();
        document.path("paths").path(route.path()).path("get").path("parameters").forEach(parameter -> {
            if (parameter.path("in").asText().equals("query")) {
                names.add(parameter.path("name").asText());
            }
        });
        return names;
    }

    private JsonNode schema(String name) {
        return document.at("/components/schemas/" + name);
    }

    /** The part of JSON Schema the document uses: types, required and known properties, enums, references. */
    private void check(JsonNode value, JsonNode schema, String path, List<String> faults) {
        if (schema.has("$ref")) {
            check(value, document.at(schema.path("$ref").asText().substring(1)), path, faults);
            return;
        }
        if (schema.has("enum") && !contains(schema.path("enum"), value)) {
            faults.add(path + " is not in its enum: " + value);
        }
        if (!hasType(value, schema.path("type").asText())) {
            faults.add(path + " has another type: " + value);
        }
        schema.path("required").forEach(name -> {
            if (!value.has(name.asText())) {
                faults.add(path + " lacks " + name.asText());
            }
        });
        value.properties().forEach(property -> {
            JsonNode own = schema.path("properties").path(property.getKey());
            JsonNode type = own.isMissingNode() ? schema.path("additionalProperties") : own;
            if (type.isMissingNode()) {
                faults.add(path + " has the undocumented " + property.getKey());
            } else {
                check(property.getValue(), type, path + "." + property.getKey(), faults);
            }
        });
        if (value.isArray()) {
            value.forEach(item -> check(item, schema.path("items"), path + "[]", faults));
        }
    }

    private static boolean contains(JsonNode values, JsonNode value) {
        for (JsonNode candidate : values) {
            if (candidate.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasType(JsonNode value, String type) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            default -> true;
        };
    }
}
