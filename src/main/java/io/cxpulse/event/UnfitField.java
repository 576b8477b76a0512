package io.cxpulse.wire;

/** A JSON object that is no event: which field is at fault, what was found and what is accepted. */
public final class UnfitEvent extends Exception {

    private static final long serialVersionUID = 1L;

    private final String path;

    UnfitEvent(String path, String detail) {
        super(detail, null, false, false);
        this.path = path;
    }

    /** Name of the offending field, e.g. {@code occurredAt}. */
    public String path() {
        return path;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
