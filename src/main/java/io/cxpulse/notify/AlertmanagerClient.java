package io.cxpulse.notify;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** Posts to one Alertmanager; every answer, and that there is none, is told as an {@link Answer} in bounded time. */
final class AlertmanagerClient {

    private static final int OK = 200;
    private static final int FIRST_OTHER = 300;

    /** Of these the content is the cause: bad request, too large, not acceptable by the schema of the API. */
    private static final Set<Integer> CONTENT_REFUSED = Set.of(400, 413, 422);

    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");
    private static final int MAX_SHOWN = 300;

    private final HttpClient http;
    private final Receiver receiver;
    private final Duration timeout;
    private final InstantSource clock;

    /** @param timeout for the whole exchange, to the last byte of the answer */
    AlertmanagerClient(HttpClient http, Receiver receiver, Duration timeout, InstantSource clock) {
        this.http = http;
        this.receiver = receiver;
        this.timeout = timeout;
        this.clock = clock;
    }

    static HttpClient http(Duration connectTimeout) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .build();
    }

    Answer post(byte[] alerts) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(receiver.alerts())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(alerts))
                .build();
        FirstBytes text = new FirstBytes();
        CompletableFuture<HttpResponse<Void>> exchange =
                http.sendAsync(request, BodyHandlers.ofByteArrayConsumer(bytes -> bytes.ifPresent(text::add)));
        try {
            return answer(exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS), text.shown());
        } catch (TimeoutException e) {
            return Answer.failed("no answer within " + timeout.toMillis() + " ms");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return Answer.failed(cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage());
        } finally {
            exchange.cancel(true);
        }
    }

    private Answer answer(HttpResponse<Void> response, String text) {
        int status = response.statusCode();
        if (status >= OK && status < FIRST_OTHER) {
            return Answer.TAKEN;
        }
        String detail = "status " + status + (text.isEmpty() ? "" : ": " + text);
        return CONTENT_REFUSED.contains(status)
                ? new Answer(PostOutcome.REFUSED, Duration.ZERO, detail)
                : new Answer(PostOutcome.FAILED, retryAfter(response), detail);
    }

    /** Seconds or a date, by RFC 9110 section 10.2.3; zero where neither stands there. */
    private Duration retryAfter(HttpResponse<Void> response) {
        String wish = response.headers().firstValue("Retry-After").orElse("");
        if (SECONDS.matcher(wish).matches()) {
            return Duration.ofSeconds(Long.parseLong(wish));
        }
        try {
            Instant until = ZonedDateTime.parse(wish, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration left = Duration.between(clock.instant(), until);
            return left.isNegative() ? Duration.ZERO : left;
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }

    /** As much of an answer as somebody wants to read; the rest of it is not kept. */
    private static final class FirstBytes {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        synchronized void add(byte[] more) {
            bytes.write(more, 0, Math.min(more.length, MAX_SHOWN - bytes.size()));
        }

        synchronized String shown() {
            return bytes.toString(StandardCharsets.UTF_8)
                    .replaceAll("\\p{Cntrl}+", " ")
                    .strip();
        }
    }
}
