package io.cxpulse.simulate;

/** A row the mapping makes nothing of; the message says why. */
final class UnmappableException extends Exception {

    private static final long serialVersionUID = 1L;

    UnmappableException(String detail) {
        super(detail, null, false, false);
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
