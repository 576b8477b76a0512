package io.cxpulse.serve;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import io.javalin.http.sse.SseHandler;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what the page shows to everybody who watches: the numbers every second, so that their absence is noticed, and the
 * alerts when they change. Each view is read once a beat, however many watch it, and each watcher is written to by a thread
 * of the pool that nobody else waits for: one who does not read misses beats and delays no other.
 */
final class LiveStream implements AutoCloseable {

    static final int MAX_WATCHERS = 200;

    /** Alerts of one message; the list of the API has all of them. */
    static final int ALERTS = 50;

    private static final Logger LOG = LoggerFactory.getLogger(LiveStream.class);

    private static final Duration BEAT = Duration.ofSeconds(1);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private static final String EVENT_STREAM = "text/event-stream";

    private final CatalogueLookup lookup;
    private final CurrentNumbers numbers;
    private final AlertRequests alerts;
    private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
    private final Set<View> beingRead = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService beat = Executors.newSingleThreadScheduledExecutor(daemon("live-beat"));
    private final ExecutorService senders = Executors.newCachedThreadPool(daemon("live-sender"));

    LiveStream(CatalogueLookup lookup, CurrentNumbers numbers, AlertRequests alerts) {
        this.lookup = lookup;
        this.numbers = numbers;
        this.alerts = alerts;
        var unused = beat.scheduleAtFixedRate(this::beat, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
    }

    int watchers() {
        return watchers.size();
    }

    void answer(Context context) throws Exception {
        View view = View.parse(lookup, QueryParameters.of(context, Route.STREAM));
        if (!EVENT_STREAM.equals(context.header("Accept"))) {
            throw Problem.of(
                            Problem.Kind.NOT_ACCEPTABLE,
                            "This is a stream of events; ask for it with the header Accept: " + EVENT_STREAM + ".")
                    .exception();
        }
        if (watchers.size() >= MAX_WATCHERS) {
            throw Problem.unavailable("All " + MAX_WATCHERS + " places to watch are taken.", RETRY_AFTER)
                    .exception();
        }
        new SseHandler(client -> welcome(client, view)).handle(context);
    }

    /** The first message is not waited for. */
    private void welcome(SseClient client, View view) {
        client.keepAlive();
        Watcher watcher = new Watcher(client, view);
        client.onClose(() -> watchers.remove(watcher));
        watchers.add(watcher);
        read(view, List.of(watcher));
    }

    private void beat() {
        try {
            watchers.removeIf(Watcher::isGone);
            Map<View, List<Watcher>> byView = watchers.stream().collect(Collectors.groupingBy(Watcher::view));
            byView.forEach((view, watching) -> {
                if (beingRead.add(view)) {
                    senders.execute(() -> {
                        try {
                            read(view, watching);
                        } finally {
                            beingRead.remove(view);
                        }
                    });
                }
            });
        } catch (RuntimeException e) {
            LOG.error("a beat of the live stream failed; the next one comes", e);
        }
    }

    private void read(View view, List<Watcher> watching) {
        LiveMessage message = message(view);
        watching.forEach(watcher -> watcher.tell(message, senders));
    }

    private LiveMessage message(View view) {
        try {
            String now = new String(numbers.read(view), StandardCharsets.UTF_8);
            ObjectNode list = alerts.find(AlertQuery.recent(ALERTS));
            return LiveMessage.of(now, list);
        } catch (StoreUnavailableException e) {
            return LiveMessage.trouble(Problem.unavailable(e.detail(), e.retryAfter()));
        } catch (RuntimeException e) {
            LOG.error("what {} says now cannot be read", view, e);
            return LiveMessage.trouble(Problem.of(Problem.Kind.INTERNAL_ERROR, "The log of the server says why."));
        }
    }

    /** Ends all streams; browsers try to come back by themselves. */
    @Override
    public void close() {
        beat.shutdownNow();
        watchers.forEach(Watcher::close);
        senders.shutdownNow();
    }

    private static ThreadFactory daemon(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
