package io.cxpulse.serve;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.sse.SseClient;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Somebody who watches a view. Told one message at a time; what comes meanwhile is left out, the next one is newer. */
final class Watcher {

    private final SseClient client;
    private final View view;
    private final AtomicBoolean busy = new AtomicBoolean();

    /** Written only by whoever is {@link #busy}. */
    private volatile @Nullable JsonNode lastAlerts;

    Watcher(SseClient client, View view) {
        this.client = client;
        this.view = view;
    }

    View view() {
        return view;
    }

    boolean isGone() {
        return client.terminated();
    }

    void tell(LiveMessage message, Executor executor) {
        if (!isGone() && busy.compareAndSet(false, true)) {
            executor.execute(() -> {
                try {
                    send(message);
                } finally {
                    busy.set(false);
                }
            });
        }
    }

    private void send(LiveMessage message) {
        message.now().ifPresent(json -> client.sendEvent("now", json));
        message.alerts().filter(alerts -> !alerts.content().equals(lastAlerts)).ifPresent(alerts -> {
            client.sendEvent("alerts", alerts.json());
            lastAlerts = alerts.content();
        });
        message.trouble().ifPresent(json -> client.sendEvent("trouble", json));
    }

    void close() {
        client.close();
    }
}
