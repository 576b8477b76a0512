package io.cxpulse.serve;

import java.io.Serial;

/** A server could not listen where it should; the message is one line for the user. */
public final class PortUnavailableException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    PortUnavailableException(HttpAddress address, Throwable cause) {
        super(
                "cannot listen on " + address.host() + ":" + address.port() + ": the port is in use or not allowed",
                cause);
    }
}
