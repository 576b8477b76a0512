package io.cxpulse.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.metric.MetricDefinition;
import io.cxpulse.metric.Segment;
import io.cxpulse.metric.WindowDefinition;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryApiErrorTest {

    private static final String SERIES = "/api/v1/metrics/nps@1/series";

    private final InMemorySeriesStore store = new InMemorySeriesStore();
    private final RunningApi api = new RunningApi(store);

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void shouldNameAcceptedParametersWhenOneIsUnknown() throws Exception {
        HttpResponse<String> answer = api.get(SERIES + "?window=day&окно=1");

        assertProblem(answer, 400);
        assertThat(answer.body())
                .isEqualTo("{\"type\":\"urn:cx-pulse:problem:invalid-parameter\",\"title\":\"Invalid parameter\","
                        + "\"status\":400,\"detail\":\"There is no parameter 'окно' here; accepted are segment, window,"
                        + " from, to, step.\",\"instance\":\"/api/v1/metrics/nps@1/series\",\"parameter\":\"окно\","
                        + "\"accepted\":[\"segment\",\"window\",\"from\",\"to\",\"step\"]}");
    }

    @Test
    void shouldListMetricsWhenIdIsUnknown() throws Exception {
        HttpResponse<String> answer = api.get("/api/v1/metrics/n%C3%A9s/series?window=day");

        assertProblem(answer, 404);
        assertThat(answer.body())
                .isEqualTo("{\"type\":\"urn:cx-pulse:problem:unknown-metric\",\"title\":\"Unknown metric\","
                        + "\"status\":404,\"detail\":\"There is no metric 'nés'; known are nps, ces, contact_volume.\","
                        + "\"instance\":\"/api/v1/metrics/n%C3%A9s/series\",\"parameter\":\"id\","
                        + "\"accepted\":[\"nps\",\"ces\",\"contact_volume\"]}");
    }

    @Test
    void shouldTakeSlashForPartOfIdWhenItIsEncoded() throws Exception {
        HttpResponse<String> answer = api.get("/api/v1/metrics/a%2F..%2Fb/series?window=day");

        assertProblem(answer, 404);
        assertThat(answer.body()).contains("There is no metric 'a/../b'");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    from=2017-05-05                                  | window  | "accepted":["5m","24h","day","day_berlin"]
                    window=week                                      | window  | 'week' is not a window
                    window=day&window=5m                             | window  | stands more than once
                    window=day&segment=channel:3                     | segment | nps@1 is not kept by channel
                    window=day&segment=channel:3                     | segment | "accepted":["nothing for the total","touchpoint:…"]
                    window=day&segment=colour:red                    | segment | 'colour' is not a dimension
                    window=day&segment=touchpoint                    | segment | 'touchpoint' is not of the form
                    window=day&segment=touchpoint:%25zz              | segment | is not a segment
                    window=day&from=2017-05-06&to=2017-05-05         | from    | is not before
                    window=day&from=2017-05-06&to=2017-05-06         | from    | is not before
                    window=day&from=yesterday                        | from    | a date such as 2017-05-05
                    window=day&from=2017-02-30                       | from    | '2017-02-30' is not a time
                    window=day&to=1493978400                         | to      | an instant such as 2017-05-05T10:00:00Z
                    window=day&to=1969-12-31                         | to      | from 1970 to 9999
                    window=day&to=%2B1000000000-12-31T23:59:59Z      | to      | from 1970 to 9999
                    window=day&to=earliest                           | to      | is not a time
                    window=day&to=1970-01-01                         | to      | Nothing lies before
                    window=day&step=1m                               | step    | takes no step
                    window=5m&step=90s                               | step    | whole minutes such as 1m
                    window=5m&step=PT1M30S                           | step    | whole minutes such as 1m
                    window=5m&step=0m                                | step    | whole minutes such as 1m
                    window=5m&step=-PT5M                             | step    | whole minutes such as 1m
                    window=5m&step=367d                              | step    | at most 366d
                    window=5m&step=PT99999999999999H                 | step    | at most 366d
                    window=5m&step=1m&from=2017-05-01&to=2017-06-01  | from    | has 44640 windows; one answer holds at most 10000
                    window=day&from=1970-01-01&to=9999-12-31         | from    | one answer holds at most 10000
                    """)
    void shouldRefuseWhenParameterIsWrong(String query, String parameter, String expected) throws Exception {
        HttpResponse<String> answer = api.get(SERIES + "?" + query);

        assertProblem(answer, 400);
        assertThat(answer.body())
                .contains("\"parameter\":\"" + parameter + "\"")
                .contains(expected);
        assertThat(store.queries()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "by=team|nps@1 is not kept by team",
                "by=цвет|'цвет' is not a dimension",
                "by=touchpoint,|'' is not"
            })
    void shouldNameGroupingsWhenSegmentsAreNotKept(String query, String expected) throws Exception {
        HttpResponse<String> answer =
                api.get("/api/v1/metrics/nps@1/segments?" + query.replace("цвет", "%D1%86%D0%B2%D0%B5%D1%82"));

        assertProblem(answer, 400);
        assertThat(answer.body())
                .contains(expected)
                .contains("\"accepted\":[\"nothing for the total\",\"touchpoint\"]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/page",
                "/api/v1/metric",
                "/api/v1/metrics/nps/windows",
                "/metrics",
                "/api/v1/metrics/a/b/series"
            })
    void shouldSayUnknownPathWhenThereIsNoRoute(String path) throws Exception {
        HttpResponse<String> answer = api.get(path);

        assertProblem(answer, 404);
        assertThat(answer.body())
                .isEqualTo("{\"type\":\"urn:cx-pulse:problem:unknown-path\",\"title\":\"Unknown path\",\"status\":404,"
                        + "\"detail\":\"There is nothing here; /api/v1/openapi.json lists what there is.\","
                        + "\"instance\":\"" + path + "\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
    void shouldNameMethodsWhenMethodIsWrong(String method) throws Exception {
        HttpResponse<String> answer = api.send(method, "/api/v1/metrics");

        assertProblem(answer, 405);
        assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD");
        assertThat(answer.body()).contains(method + " is not supported here.");
    }

    @Test
    void shouldAnswerWithoutBodyWhenMethodIsHead() throws Exception {
        HttpResponse<String> answer = api.send("HEAD", "/api/v1/metrics");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void shouldSayWhenToRetryWhenStoreIsUnavailable() throws Exception {
        store.failWith(new StoreUnavailableException("The stores are being moved (é).", Duration.ofMillis(2100)));

        HttpResponse<String> answer = api.get(SERIES + "?window=day");

        assertProblem(answer, 503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("3");
        assertThat(answer.body())
                .isEqualTo("{\"type\":\"urn:cx-pulse:problem:unavailable\",\"title\":\"Temporarily unavailable\","
                        + "\"status\":503,\"detail\":\"The stores are being moved (é).\","
                        + "\"instance\":\"/api/v1/metrics/nps@1/series\"}");
    }

    @Test
    void shouldHideTraceWhenJavaErrorIsThrown() throws Exception {
        SeriesStore broken = new InMemorySeriesStore() {
            @Override
            public Optional<Coverage> coverage(MetricDefinition metric, Segment segment, WindowDefinition window) {
                throw new StackOverflowError("secret é");
            }
        };
        try (RunningApi other = new RunningApi(broken)) {
            HttpResponse<String> answer = other.get(SERIES + "?window=day");

            assertProblem(answer, 500);
            assertThat(answer.body()).doesNotContain("secret").contains("internal-error");
        }
    }

    @Test
    void shouldHideTraceWhenSomethingUnexpectedFails() throws Exception {
        store.failWith(new IllegalStateException("secret detail"));

        HttpResponse<String> answer = api.get(SERIES + "?window=day");

        assertProblem(answer, 500);
        assertThat(answer.body())
                .doesNotContain("secret", "IllegalState", "io.cxpulse")
                .contains("internal-error");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/%zz", "/api/v1/metrics?x=%zz"})
    void shouldAnswerProblemWhenUrlIsMalformed(String target) throws Exception {
        String answer = raw("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 400 ")
                .containsIgnoringCase("Content-Type: application/problem+json")
                .contains("\"status\":400")
                .doesNotContain("<html", "java.", "org.eclipse");
    }

    @Test
    void shouldRefuseWhenQueryIsTooLong() throws Exception {
        HttpResponse<String> answer = api.get(SERIES + "?window=day&segment=touchpoint:" + "x".repeat(7_000));
        String beyondHeaders =
                raw("GET /api/v1/metrics?x=" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n");

        assertProblem(answer, 414);
        assertThat(answer.body()).contains("at most 7000");
        assertThat(beyondHeaders).startsWith("HTTP/1.1 414 ").contains("urn:cx-pulse:problem:query-too-long");
    }

    private String raw(String request) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.port());
                OutputStream out = socket.getOutputStream();
                InputStream in = socket.getInputStream()) {
            out.write(request.getBytes(StandardCharsets.UTF_8));
            out.flush();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void assertProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"status\":" + status);
    }
}
