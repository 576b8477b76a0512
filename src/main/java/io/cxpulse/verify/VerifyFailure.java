package io.cxpulse.verify;

/** The verification could not be done; the message is one line for the user. */
public final class VerifyFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public VerifyFailure(String message, Throwable cause) {
        super(message, cause);
    }

    public VerifyFailure(String message) {
        super(message);
    }
}
