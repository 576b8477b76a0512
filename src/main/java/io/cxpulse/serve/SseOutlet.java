package io.cxpulse.serve;

import io.javalin.http.sse.SseClient;

/** Server-sent events to a browser. */
record SseOutlet(SseClient client) implements Outlet {

    @Override
    public void send(String event, String json) {
        client.sendEvent(event, json);
    }

    @Override
    public boolean isGone() {
        return client.terminated();
    }

    @Override
    public void close() {
        client.close();
    }
}
