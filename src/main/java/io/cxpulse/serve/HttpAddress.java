package io.cxpulse.serve;

/**
 * Where a server listens.
 *
 * @param host name or address of one interface
 * @param port 0 takes a free one
 */
public record HttpAddress(String host, int port) {

    public HttpAddress {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("port " + port + " is outside 0..65535");
        }
    }

    /** On this machine only. */
    public static HttpAddress loopback(int port) {
        return new HttpAddress("127.0.0.1", port);
    }

    /** As it stands in a URL. */
    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
