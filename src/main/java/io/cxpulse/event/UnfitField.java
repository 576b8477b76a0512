package io.cxpulse.event;

/** An event or a state that cannot be used because of one field: which, what was found and what is accepted. */
public final class UnfitField extends Exception {

    private static final long serialVersionUID = 1L;

    private final String path;

    public UnfitField(String path, String detail) {
        super(detail, null, false, false);
        this.path = path;
    }

    /** Name of the field, e.g. {@code occurredAt}. */
    public String path() {
        return path;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
