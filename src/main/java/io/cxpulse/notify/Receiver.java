package io.cxpulse.notify;

import java.net.URI;

/**
 * One replica of Alertmanager.
 *
 * @param name host, port and path, by which logs and meters call it
 * @param alerts where alerts are posted to
 */
record Receiver(String name, URI alerts) {

    private static final String PATH = "/api/v2/alerts";

    /** @param base URL without user, query and fragment */
    static Receiver at(URI base) {
        String text = base.toASCIIString().replaceAll("/+$", "");
        return new Receiver(text.substring(text.indexOf("://") + "://".length()), URI.create(text + PATH));
    }
}
