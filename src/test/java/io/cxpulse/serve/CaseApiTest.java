package io.cxpulse.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.event.Actor;
import io.cxpulse.event.CaseChange;
import io.cxpulse.testing.CaseLog;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaseApiTest {

    private final InMemoryCaseArchive archive = new InMemoryCaseArchive();
    private final RunningApi api = new RunningApi(archive);

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void shouldTellHistoryWhenCaseIsKnown() throws Exception {
        archive.add(new CaseLog("é-1")
                .event("a", 0, CaseChange.OPENED, Actor.CUSTOMER)
                .event("b", 10, CaseChange.AGENT_PUBLIC_REPLY, Actor.AGENT)
                .amend("c", 30, "b", CaseChange.BOT_REPLY, Actor.BOT));

        HttpResponse<String> answer = api.get("/api/v1/cases/%C3%A9-1");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        String response = "{\"fact\":\"FIRST_RESPONSE\",\"at\":\"2026-03-02T09:10:00Z\",\"durationSeconds\":600,"
                + "\"actor\":\"AGENT\",\"segment\":{\"team\":\"é\"}}";
        assertThat(answer.body())
                .isEqualTo("{\"caseId\":\"é-1\",\"isolation\":\"read_uncommitted\","
                        + "\"state\":{\"status\":\"NEW\",\"openedAt\":\"2026-03-02T09:00:00Z\",\"openedBy\":\"CUSTOMER\","
                        + "\"createdBy\":\"CUSTOMER\",\"counts\":true,\"excluded\":[],\"assignee\":\"агент 7\","
                        + "\"segment\":{\"team\":\"é\"},\"replies\":0,\"transfers\":0,\"reopenings\":0},"
                        + "\"clocks\":{\"firstResponse\":{\"state\":\"running\",\"since\":\"2026-03-02T09:00:00Z\"},"
                        + "\"nextReply\":{\"state\":\"none\"},"
                        + "\"open\":{\"state\":\"running\",\"since\":\"2026-03-02T09:00:00Z\"},"
                        + "\"resolution\":{\"state\":\"running\",\"since\":\"2026-03-02T09:00:00Z\"}},"
                        + "\"events\":[{\"eventId\":\"a\",\"occurredAt\":\"2026-03-02T09:00:00Z\",\"op\":\"ASSERT\","
                        + "\"type\":\"OPENED\",\"actor\":\"CUSTOMER\",\"source\":\"тест\",\"fate\":\"holds\",\"gone\":[],"
                        + "\"come\":[" + event("OPENED") + "," + event("WAITING")
                        + "],\"goneInAll\":0,\"comeInAll\":2},"
                        + "{\"eventId\":\"b\",\"occurredAt\":\"2026-03-02T09:10:00Z\",\"op\":\"ASSERT\","
                        + "\"type\":\"AGENT_PUBLIC_REPLY\",\"actor\":\"AGENT\",\"source\":\"тест\",\"fate\":\"amended\","
                        + "\"by\":{\"eventId\":\"c\",\"occurredAt\":\"2026-03-02T09:30:00Z\"},\"gone\":[],"
                        + "\"come\":[" + response + "],\"goneInAll\":0,\"comeInAll\":1},"
                        + "{\"eventId\":\"c\",\"occurredAt\":\"2026-03-02T09:30:00Z\",\"op\":\"AMEND\","
                        + "\"targetEventId\":\"b\",\"type\":\"BOT_REPLY\",\"actor\":\"BOT\",\"source\":\"тест\","
                        + "\"fate\":\"holds\",\"gone\":[" + response
                        + "],\"come\":[],\"goneInAll\":1,\"comeInAll\":0}]}");
    }

    private static String event(String fact) {
        return "{\"fact\":\"" + fact + "\",\"at\":\"2026-03-02T09:00:00Z\",\"actor\":\"CUSTOMER\","
                + "\"segment\":{\"team\":\"é\"}}";
    }

    @Test
    void shouldReadClocksThenWhenTimeIsGiven() throws Exception {
        archive.add(new CaseLog("7")
                .event("a", 0, CaseChange.OPENED, Actor.CUSTOMER)
                .event("b", 10, CaseChange.AGENT_PUBLIC_REPLY, Actor.AGENT));

        assertThat(api.get("/api/v1/cases/7?asOf=2026-03-02T09:09:59.5Z").body())
                .contains("\"asOf\":\"2026-03-02T09:09:59.500Z\"")
                .contains("\"firstResponse\":{\"state\":\"running\",\"since\":\"2026-03-02T09:00:00Z\","
                        + "\"durationSeconds\":599.5}")
                .doesNotContain("\"eventId\":\"b\"");
        assertThat(api.get("/api/v1/cases/7?asOf=2026-03-02T09:10:00Z").body())
                .contains("\"firstResponse\":{\"state\":\"stopped\",\"since\":\"2026-03-02T09:00:00Z\","
                        + "\"until\":\"2026-03-02T09:10:00Z\",\"durationSeconds\":600}");
        assertThat(api.get("/api/v1/cases/7?asOf=2026-03-02").body())
                .contains("\"status\":\"UNKNOWN\"")
                .endsWith("\"events\":[]}");
    }

    @Test
    void shouldSayWhyWhenCaseIsInNoNumber() throws Exception {
        archive.add(new CaseLog("7")
                .event("a", 0, CaseChange.OPENED, Actor.CUSTOMER)
                .event("b", 5, CaseChange.MARKED_SPAM, Actor.AGENT)
                .mergedInto("c", 10, "8 😀"));

        assertThat(api.get("/api/v1/cases/7").body())
                .contains("\"counts\":false,\"excluded\":[\"MERGED\",\"SPAM\"],\"mergedInto\":\"8 😀\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Зал É", "🙂", "a/b", "/", "a/../b", "50%", "a%2Fb", "x+y", "a b", "a;b=c", "a?b#c", "C:\\t", "a&b",
                "quo\"te", "a.b"
            })
    void shouldFindCaseWhenIdIsNotPlain(String id) throws Exception {
        archive.add(new CaseLog(id).event("a", 0, CaseChange.OPENED, Actor.CUSTOMER));
        String encoded = URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");

        HttpResponse<String> answer = api.get("/api/v1/cases/" + encoded);

        String json = id.replace("\\", "\\\\").replace("\"", "\\\"");
        assertThat(answer.body()).startsWith("{\"caseId\":\"" + json + "\"").contains("\"OPENED\"");
    }

    @Test
    void shouldSayUnknownWhenNobodyKnowsCase() throws Exception {
        HttpResponse<String> answer = api.get("/api/v1/cases/n%C3%A9");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body())
                .isEqualTo("{\"type\":\"urn:cx-pulse:problem:unknown-case\",\"title\":\"Unknown case\",\"status\":404,"
                        + "\"detail\":\"There is no case 'né': none of its events was accepted, or it is forgotten.\","
                        + "\"instance\":\"/api/v1/cases/n%C3%A9\",\"parameter\":\"id\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "asOf=вчера|asOf|'вчера' is not a time that asOf accepts: an instant such as 2017-05-05T10:00:00Z or a date",
                "asOf=2026-02-30|asOf|'2026-02-30' is not a time",
                "asOf=1969-12-31|asOf|from 1970 to 9999",
                "asOf=2026-03-02&asOf=2026-03-02|asOf|stands more than once",
                "asof=2026-03-02|asof|accepted are asOf.",
            })
    void shouldRefuseWhenParameterIsWrong(String query, String parameter, String expected) throws Exception {
        archive.add(new CaseLog("7").event("a", 0, CaseChange.OPENED, Actor.CUSTOMER));

        HttpResponse<String> answer =
                api.get("/api/v1/cases/7?" + query.replace("вчера", "%D0%B2%D1%87%D0%B5%D1%80%D0%B0"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("\"parameter\":\"" + parameter + "\"")
                .contains(expected);
    }

    @Test
    void shouldSayWhenToRetryWhenStoresAreUnavailable() throws Exception {
        archive.failWith(new StoreUnavailableException("The stores are being moved (é).", Duration.ofMillis(2100)));

        HttpResponse<String> answer = api.get("/api/v1/cases/7");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("3");
        assertThat(answer.body()).contains("The stores are being moved (é).");
    }

    @Test
    void shouldNotTakeSegmentsForCasesWhenPathIsLonger() throws Exception {
        assertThat(api.get("/api/v1/cases/7/events").body()).contains("unknown-path");
        assertThat(api.get("/api/v1/cases").body()).contains("unknown-path");
    }
}
