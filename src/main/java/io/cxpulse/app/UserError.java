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
}
