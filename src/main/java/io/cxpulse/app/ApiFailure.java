package io.cxpulse.app;

import java.io.Serial;

/** The query API did not give what was asked of it; the message is one line for the user. */
final class ApiFailure extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final boolean callersFault;

    private ApiFailure(String message, boolean callersFault) {
        super(message);
        this.callersFault = callersFault;
    }

    /** The API refused an argument. */
    static ApiFailure refused(String detail) {
        return new ApiFailure(detail, true);
    }

    /** The API could not be reached or could not answer. */
    static ApiFailure failed(String reason) {
        return new ApiFailure(reason, false);
    }

    /** The same, and what it was asked for. */
    ApiFailure about(String subject) {
        return new ApiFailure(subject + ": " + getMessage(), callersFault);
    }

    boolean isCallersFault() {
        return callersFault;
    }
}
