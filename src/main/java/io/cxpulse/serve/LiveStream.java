package io.cxpulse.serve;

import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import io.javalin.http.sse.SseHandler;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what the page shows to everybody who looks at it: the numbers every second, so that their absence is noticed, and
 * the alerts when they change. Each view is read once a beat, however many look at it, and each viewer is written to by a
 * thread of the pool that nobody else waits for: one who does not read misses beats and delays no other.
 */
final class LiveStream implements AutoCloseable {

    static final int MAX_VIEWERS = 200;

    /** Alerts of one message; the list of the API has all of them. */
    static final int ALERTS = 50;

    private static final Logger LOG = LoggerFactory.getLogger(LiveStream.class);

    private static final Duration BEAT = Duration.ofSeconds(1);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private static final String EVENT_STREAM = "text/event-stream";

    private final CatalogueLookup lookup;
    private final CurrentNumbers numbers;
    private final AlertRequests alerts;
    private final Set<Viewer> viewers = ConcurrentHashMap.newKeySet();
    private final Set<View> beingRead = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService beat = Executors.newSingleThreadScheduledExecutor(daemon("live-beat"));
    private final ExecutorService senders = Executors.newCachedThreadPool(daemon("live-sender"));

    LiveStream(CatalogueLookup lookup, CurrentNumbers numbers, AlertRequests alerts) {
        this.lookup = lookup;
        this.numbers = numbers;
        this.alerts = alerts;
        var unused = beat.scheduleAtFixedRate(this::beat, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
    }

    int viewers() {
        return viewers.size();
    }

    void answer(Context context) throws Exception {
        View view = View.parse(lookup, QueryParameters.of(context, Route.STREAM));
        if (!EVENT_STREAM.equals(context.header("Accept"))) {
            throw Problem.of(
                            Problem.Kind.NOT_ACCEPTABLE,
                            "This is a stream of events; ask for it with the header Accept: " + EVENT_STREAM + ".")
                    .exception();
        }
        if (viewers.size() >= MAX_VIEWERS) {
            throw Problem.unavailable("All " + MAX_VIEWERS + " places to watch are taken.", RETRY_AFTER)
                    .exception();
        }
        new SseHandler(client -> welcome(client, view)).handle(context);
    }

    private void welcome(SseClient client, View view) {
        client.keepAlive();
        Viewer viewer = add(new SseOutlet(client), view);
        client.onClose(() -> viewers.remove(viewer));
    }

    /** Somebody who looks at a view from now on, and does not wait for the next beat. */
    Viewer add(Outlet outlet, View view) {
        Viewer viewer = new Viewer(outlet, view);
        viewers.add(viewer);
        try {
            senders.execute(() -> read(view, List.of(viewer)));
        } catch (RejectedExecutionException e) {
            LOG.debug("the stream is closed already", e);
            outlet.close();
        }
        return viewer;
    }

    /** Whatever happens, the next beat comes. */
    private void beat() {
        try {
            viewers.removeIf(Viewer::isGone);
            Map<View, List<Viewer>> byView = viewers.stream().collect(Collectors.groupingBy(Viewer::view));
            byView.forEach(this::readAside);
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.error("a beat of the live stream failed; the next one comes", e);
        }
    }

    /** A view that is still being read has its turn with a later beat. */
    private void readAside(View view, List<Viewer> looking) {
        if (!beingRead.add(view)) {
            return;
        }
        boolean begun = false;
        try {
            senders.execute(() -> {
                try {
                    read(view, looking);
                } finally {
                    beingRead.remove(view);
                }
            });
            begun = true;
        } finally {
            if (!begun) {
                beingRead.remove(view);
            }
        }
    }

    private void read(View view, List<Viewer> looking) {
        List<Problem> troubles = new ArrayList<>();
        Optional<String> now = attempt(view, () -> new String(numbers.read(view), StandardCharsets.UTF_8), troubles);
        Optional<LiveMessage.Alerts> list = attempt(view, () -> alerts.newest(ALERTS), troubles);
        LiveMessage message = LiveMessage.of(now, list, troubles);
        looking.forEach(viewer -> viewer.tell(message, senders));
    }

    private static <T> Optional<T> attempt(View view, Supplier<T> source, List<Problem> troubles) {
        try {
            return Optional.of(source.get());
        } catch (StoreUnavailableException e) {
            troubles.add(Problem.unavailable(e.detail(), e.retryAfter()));
        } catch (RuntimeException e) {
            LOG.error("what {} says now cannot be read", view, e);
            troubles.add(Problem.of(Problem.Kind.INTERNAL_ERROR, "The log of the server says why."));
        }
        return Optional.empty();
    }

    /** Ends all streams; browsers try to come back by themselves. */
    @Override
    public void close() {
        beat.shutdownNow();
        senders.shutdownNow();
        viewers.forEach(Viewer::close);
    }

    private static ThreadFactory daemon(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
