package io.cxpulse.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageFilesTest {

    private final RunningApi api = new RunningApi(new InMemorySeriesStore());
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void shouldServeThePageWhenRootIsAsked() throws Exception {
        HttpResponse<String> page = api.get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
        assertThat(page.headers().firstValue("Content-Security-Policy")).hasValueSatisfying(policy -> assertThat(policy)
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "http"));
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.body()).contains("<title>").contains("page/");
    }

    @Test
    void shouldServeScriptsAndStylesWhenThePageAsksForThem() throws Exception {
        String page = api.get("/").body();
        var names = Pattern.compile("\"(page/[^\"]+)\"")
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(names).isNotEmpty();
        for (String name : names) {
            assertThat(api.get("/" + name).statusCode()).as(name).isEqualTo(200);
        }
    }

    @Test
    void shouldSayNotModifiedWhenBrowserHasIt() throws Exception {
        String tag = api.get("/").headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> again = get("/", "If-None-Match", tag);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(get("/", "If-None-Match", "W/\"é\"".replace("é", "e")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void shouldCompressWhenBrowserTakesIt() throws Exception {
        assertThat(get("/", "Accept-Encoding", "gzip").headers().firstValue("Content-Encoding"))
                .contains("gzip");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/page/../openapi.json",
                "/page/..%2Fopenapi.json",
                "/page/%2e%2e/openapi.json",
                "/page/..%5Clogback.xml",
                "/page//index.html",
                "/page/.hidden.js",
                "/page/io/cxpulse/app/Pulse.class",
                "/page/%D1%84%D0%B0%D0%B9%D0%BB.js",
                "/page/nothing.js",
                "/page/",
            })
    void shouldAnswerWithAProblemWhenThereIsNoSuchFile(String path) throws Exception {
        HttpResponse<String> answer = api.get(path);

        assertThat(answer.statusCode()).as(answer.body()).isIn(400, 404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    private HttpResponse<String> get(String path, String header, String value)
            throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + api.port() + path);
        return http.send(HttpRequest.newBuilder(uri).header(header, value).build(), BodyHandlers.ofString());
    }
}
