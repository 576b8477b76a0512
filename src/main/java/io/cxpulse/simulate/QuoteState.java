package io.cxpulse.simulate;

/** Follows the quotes of a CSV record over its bytes: a quote opens only at the start of a cell, two in one are text. */
final class QuoteState {

    private enum At {
        CELL_START,
        PLAIN,
        QUOTED,
        AFTER_QUOTE
    }

    private At at = At.CELL_START;

    void accept(byte[] bytes) {
        for (byte b : bytes) {
            at = after(b);
        }
    }

    /** Whether the record goes on in the next line. */
    boolean isOpen() {
        return at == At.QUOTED;
    }

    private At after(byte b) {
        if (at == At.QUOTED) {
            return b == '"' ? At.AFTER_QUOTE : At.QUOTED;
        }
        if (b == '"') {
            return at == At.PLAIN ? At.PLAIN : At.QUOTED;
        }
        return b == ',' || b == '\n' ? At.CELL_START : At.PLAIN;
    }
}
