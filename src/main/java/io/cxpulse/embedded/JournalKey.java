package io.cxpulse.embedded;

import org.jspecify.annotations.Nullable;

/**
 * Identity of a fact in the registry's journal; the last record of a key is the truth.
 *
 * @param subject null for a setting of all subjects
 * @param version only of a schema
 */
record JournalKey(
        Kind kind, @Nullable String subject, @Nullable Integer version) {

    /** What the fact is about. */
    enum Kind {
        SCHEMA,
        LEVEL,
        MODE,
        /** The highest id ever given: ids of permanently deleted schemas do not come back. */
        LAST_ID
    }

    static JournalKey schema(StoredSchema schema) {
        return new JournalKey(Kind.SCHEMA, schema.subject(), schema.version());
    }

    static JournalKey level(@Nullable String subject) {
        return new JournalKey(Kind.LEVEL, subject, null);
    }

    static JournalKey mode(@Nullable String subject) {
        return new JournalKey(Kind.MODE, subject, null);
    }

    static JournalKey lastId() {
        return new JournalKey(Kind.LAST_ID, null, null);
    }
}
