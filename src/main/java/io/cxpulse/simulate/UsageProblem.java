package io.cxpulse.simulate;

/** What the user asked for cannot be done; the message says what, where, and what is accepted. */
public final class UsageProblem extends Exception {

    private static final long serialVersionUID = 1L;

    public UsageProblem(String message) {
        super(message);
    }
}
