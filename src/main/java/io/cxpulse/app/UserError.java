package io.cxpulse.app;

import java.io.Serial;

/** Something a user can mend; its message is one line that says what is wrong and where. Ends a command with code 1. */
final class UserError extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    UserError(String message) {
        super(message);
    }

    UserError(String message, Throwable cause) {
        super(message, cause);
    }

    /** The message of the innermost cause, which is where clients say what was wrong. */
    static String rootMessage(Throwable error) {
        Throwable root = error;
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            root = cause;
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
