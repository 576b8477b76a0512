package io.cxpulse.ingest;

/** A state of a case that cannot have followed the one before it; the message says why. */
public final class ImplausibleState extends Exception {

    private static final long serialVersionUID = 1L;

    private final String path;

    ImplausibleState(String path, String detail) {
        super(detail, null, false, false);
        this.path = path;
    }

    /** Name of the offending field, e.g. {@code transfers}. */
    public String path() {
        return path;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
