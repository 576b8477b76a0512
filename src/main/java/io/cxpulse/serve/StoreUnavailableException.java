package io.cxpulse.serve;

import java.io.Serial;
import java.time.Duration;

/** The numbers cannot be read right now, but will be: their stores are being moved or restored. */
public final class StoreUnavailableException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String detail;
    private final Duration retryAfter;

    /**
     * @param detail what is unavailable and why, for the caller of the API
     * @param retryAfter when asking again makes sense
     */
    public StoreUnavailableException(String detail, Duration retryAfter) {
        super(detail);
        this.detail = detail;
        this.retryAfter = retryAfter;
    }

    public String detail() {
        return detail;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
