package io.cxpulse.embedded;

import org.jspecify.annotations.Nullable;

/** One-process mode cannot start or be opened; the message is one line that a person can act on. */
public final class EmbeddedStartException extends Exception {

    private static final long serialVersionUID = 1L;

    public EmbeddedStartException(String message) {
        super(message);
    }

    public EmbeddedStartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static EmbeddedStartException portInUse(String what, int port, Throwable cause) {
        return new EmbeddedStartException(
                "Port %d on 127.0.0.1 is already in use, so the %s cannot listen there; choose another one, or 0 for any free port"
                        .formatted(port, what),
                cause);
    }

    /** What a failure says, without its line breaks. */
    static String oneLine(Throwable failure) {
        return failure.toString().replaceAll("\\s*[\\r\\n]+\\s*", " ");
    }
}
