package io.cxpulse.serve;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Somebody who looks at a view. Told one message at a time; what comes meanwhile is left out, the next one is newer. */
final class Viewer {

    private static final Logger LOG = LoggerFactory.getLogger(Viewer.class);

    private final Outlet outlet;
    private final View view;
    private final AtomicBoolean busy = new AtomicBoolean();

    /** Of the alerts last told; written only by whoever is {@link #busy}. */
    private volatile @Nullable Integer revision;

    Viewer(Outlet outlet, View view) {
        this.outlet = outlet;
        this.view = view;
    }

    View view() {
        return view;
    }

    boolean isGone() {
        return outlet.isGone();
    }

    void tell(LiveMessage message, Executor executor) {
        if (isGone() || !busy.compareAndSet(false, true)) {
            return;
        }
        try {
            executor.execute(() -> {
                try {
                    send(message);
                } finally {
                    busy.set(false);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("the stream is being closed", e);
        }
    }

    private void send(LiveMessage message) {
        message.now().ifPresent(json -> outlet.send("now", json));
        message.alerts()
                .filter(alerts -> !Integer.valueOf(alerts.revision()).equals(revision))
                .ifPresent(alerts -> {
                    outlet.send("alerts", alerts.json());
                    revision = alerts.revision();
                });
        message.troubles().forEach(json -> outlet.send("trouble", json));
    }

    void close() {
        outlet.close();
    }
}
