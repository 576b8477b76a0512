package io.cxpulse.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.cxpulse.schema.SurveyEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real HTTP server that holds the answers of a faultless API, until a test spoils them. */
class ApiCheckTest {

    private static final String QUESTION = "Qualité, +100 %?";
    private static final Instant FIRST = Instant.parse("2026-03-28T23:58:00Z");
    private static final Instant SECOND = Instant.parse("2026-03-29T00:02:00Z");

    private final ObjectMapper json = new ObjectMapper();
    private final Contracts contracts = Definitions.contracts();
    private final Ledger ledger = new Ledger(contracts);
    private final List<String> asked = new ArrayList<>();
    private Reach reach = Reach.everything();
    private Consumer<ObjectNode> fault = answer -> {};
    private int status = 200;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        enter(InputLog.csat("a", FIRST, 4).setQuestion(QUESTION).setTouchpoint("G"));
        enter(InputLog.csat("b", SECOND, 5).setQuestion(QUESTION).setTouchpoint("G"));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/metrics/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void shouldAgreeWhenApiAnswersWithTheSameNumbers() {
        ApiCheck check = check();

        assertThat(check.differences(new TreeSet<>(ledger.series().keySet()))).isEmpty();
        // Four series; the two answers are in different days and 5-minute windows, and in different 24h windows.
        assertThat(check.points()).isEqualTo(4 * 6);
        assertThat(asked).contains("csat_mean|question:Qualit%C3%A9%2C%20%2B100%20%25%3F,touchpoint:G|day");
    }

    @Test
    void shouldReportPointWhenValueIsWrong() {
        spoilTotalDay(answer -> point(answer, 0).put("sum", 5.0));

        assertThat(differences())
                .containsExactly("api-wrong metric=csat_mean@1 segment= window=day start=2026-03-28T00:00:00Z sum:"
                        + " expected 4.0, found 5.0");
    }

    @Test
    void shouldReportPointWhenItIsMissingAndStillKept() {
        spoilTotalDay(answer -> ((ArrayNode) answer.path("points")).remove(0));

        assertThat(differences())
                .containsExactly("api-missing metric=csat_mean@1 segment= window=day start=2026-03-28T00:00:00Z n:"
                        + " expected 1, found none");
    }

    @Test
    void shouldForgiveMissingPointWhenItsPanesAreGone() {
        spoilTotalDay(answer -> {
            ((ArrayNode) answer.path("points")).remove(0);
            answer.put("keptFrom", "2026-03-29T00:00:00Z");
        });
        assertThat(differences()).isEmpty();

        // The window that starts just then is still kept.
        spoilTotalDay(answer -> {
            ((ArrayNode) answer.path("points")).removeAll();
            answer.put("keptFrom", "2026-03-29T00:00:00Z");
        });
        assertThat(differences()).hasSize(1).first().asString().contains("start=2026-03-29T00:00:00Z");
    }

    @Test
    void shouldForgiveMissingPointWhenRetentionHasPassedIt() {
        spoilTotalDay(answer -> ((ArrayNode) answer.path("points")).removeAll());
        reach = new Reach(Instant.parse("2026-03-29T00:00:00Z").toEpochMilli(), Map.of());

        assertThat(differences()).singleElement().asString().contains("start=2026-03-29T00:00:00Z");
    }

    @Test
    void shouldCompareOnlyWhatInputProvesWhenItsBeginningIsDeleted() {
        spoilTotalDay(answer -> {
            point(answer, 0).put("n", 7);
            point(answer, 1).put("n", 8);
        });
        reach = new Reach(
                Long.MIN_VALUE,
                Map.of(Source.SURVEYS, Instant.parse("2026-03-29T00:00:00Z").toEpochMilli()));

        assertThat(differences()).singleElement().asString().contains("start=2026-03-29T00:00:00Z n:");
    }

    @Test
    void shouldReportPointWhenNothingWasObserved() {
        spoilTotalDay(answer -> ((ArrayNode) answer.path("points"))
                .addObject()
                .put("start", "2026-03-27T00:00:00Z")
                .put("n", 1));

        assertThat(differences()).hasSize(1).first().asString().startsWith("api-extra");
    }

    @Test
    void shouldReportHeadWhenItIsOfAnotherSeries() {
        spoilTotalDay(answer -> {
            answer.put("version", 9).put("unit", "points");
            answer.putObject("segment").put("channel", "é");
            point(answer, 0).put("state", "done").put("end", "2026-03-28T12:00:00Z");
        });

        assertThat(differences())
                .extracting(line -> line.replaceAll(".*Z (\\w+):.*", "$1"))
                .containsExactly("version", "unit", "segment", "end", "state");
    }

    @Test
    void shouldReportFailureWhenApiRefuses() {
        status = 503;

        assertThat(differences())
                .hasSize(12)
                .allSatisfy(line -> assertThat(line).startsWith("api-failed").contains("503"));
    }

    @Test
    void shouldFailInOneLineWhenApiDoesNotAnswer() {
        server.stop(0);

        assertThatThrownBy(this::differences)
                .isInstanceOf(VerifyFailure.class)
                .hasMessageMatching("API http://127.0.0.1:\\d+ does not answer: \\w+");
    }

    private List<String> differences() {
        return check().differences(new TreeSet<>(ledger.series().keySet())).stream()
                .map(Difference::toString)
                .toList();
    }

    private ApiCheck check() {
        return new ApiCheck(
                contracts,
                ledger,
                reach,
                new HttpSeries("http://127.0.0.1:" + server.getAddress().getPort() + "/"));
    }

    private void enter(SurveyEvent.Builder event) {
        Event answer = EventReader.of(event.build());
        ledger.apply(Change.of(new Memory.Effect(List.of(), List.of(answer.at(answer))), contracts), 0);
    }

    private void spoilTotalDay(Consumer<ObjectNode> spoil) {
        fault = answer -> {
            if (answer.path("metric").asText().equals("csat_mean")
                    && answer.path("segment").isEmpty()
                    && answer.path("window").asText().equals("day")) {
                spoil.accept(answer);
            }
        };
    }

    private static ObjectNode point(ObjectNode answer, int index) {
        return (ObjectNode) answer.path("points").get(index);
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> query = new HashMap<>();
        for (String pair : exchange.getRequestURI().getRawQuery().split("&", -1)) {
            String[] parts = pair.split("=", -1);
            query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        String id = exchange.getRequestURI().getPath().split("/", -1)[4];
        asked.add(id + "|" + query.get("segment") + "|" + query.get("window"));
        byte[] body = json.writeValueAsBytes(series(id, query));
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private ObjectNode series(String id, Map<String, String> query) {
        Contract metric = contracts.metrics().stream()
                .filter(m -> m.id().equals(id))
                .findFirst()
                .orElseThrow();
        Cut cut = contracts.window(query.get("window")).orElseThrow();
        ObjectNode answer = json.createObjectNode()
                .put("metric", id)
                .put("version", metric.version())
                .put("unit", metric.kind().unit());
        ObjectNode segment = answer.putObject("segment");
        for (String pair : query.get("segment").isEmpty()
                ? new String[0]
                : query.get("segment").split(",", -1)) {
            String[] parts = pair.split(":", -1);
            segment.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        answer.put("window", cut.label());
        SeriesKey key = new SeriesKey(metric.ref(), query.get("segment"));
        ArrayNode points = answer.putArray("points");
        for (long start : ledger.starts(key, cut)) {
            write(points.addObject(), ledger.numbers(key, start, cut.endOf(start)), start, cut);
        }
        fault.accept(answer);
        return answer;
    }

    private static void write(ObjectNode point, Numbers numbers, long start, Cut cut) {
        point.put("start", Instant.ofEpochMilli(start).toString())
                .put("end", Instant.ofEpochMilli(cut.endOf(start)).toString())
                .put("state", "provisional")
                .put("n", numbers.n())
                .put("value", numbers.value());
        if (numbers.low() != null) {
            point.put("low", numbers.low()).put("high", numbers.high());
        }
        numbers.statistics().forEach(point::put);
    }
}
