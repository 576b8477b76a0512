package io.cxpulse.config;

import java.util.Map;

/**
 * How to reach a server.
 *
 * @param address brokers as {@code host:port,...}, or a URL
 * @param properties further settings in the client's own keys, passed on unread; may hold secrets
 */
public record Connection(String address, Map<String, String> properties) {

    public Connection {
        properties = Map.copyOf(properties);
    }

    /** The same client settings for another server. */
    public Connection at(String otherAddress) {
        return new Connection(otherAddress, properties);
    }

    /** Names no value of {@link #properties}. */
    @Override
    public String toString() {
        return address + " " + properties.keySet();
    }
}
