package io.cxpulse.embedded;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import org.jspecify.annotations.Nullable;

/** Compatibility levels and modes: those of all subjects (null) and a subject's own, which go before. */
final class RegistrySettings {

    /** Stricter than Confluent's BACKWARD: a topic that is replayed from its start is read by one schema. */
    static final CompatibilityLevel DEFAULT_LEVEL = CompatibilityLevel.BACKWARD_TRANSITIVE;

    private final RegistryStore store;
    private final RegistryState state;

    RegistrySettings(RegistryStore store) {
        this.store = store;
        this.state = store.state();
    }

    CompatibilityLevel effectiveLevel(@Nullable String subject) {
        return state.level(subject).or(() -> state.level(null)).orElse(DEFAULT_LEVEL);
    }

    RegistryMode effectiveMode(@Nullable String subject) {
        return state.mode(subject).or(() -> state.mode(null)).orElse(RegistryMode.READWRITE);
    }

    /** @throws RegistryException 40408 if the subject has none of its own and the default was not asked for */
    CompatibilityLevel level(@Nullable String subject, boolean orDefault) {
        if (subject != null && !orDefault) {
            return state.level(subject).orElseThrow(() -> RegistryException.noOwnLevel(subject));
        }
        return effectiveLevel(subject);
    }

    /** @throws RegistryException 40409 if the subject has none of its own and the default was not asked for */
    RegistryMode mode(@Nullable String subject, boolean orDefault) {
        if (subject != null && !orDefault) {
            return state.mode(subject).orElseThrow(() -> RegistryException.noOwnMode(subject));
        }
        return effectiveMode(subject);
    }

    CompatibilityLevel setLevel(@Nullable String subject, @Nullable String name) {
        CompatibilityLevel level = name == null ? null : CompatibilityLevel.forName(name);
        if (level == null) {
            throw RegistryException.invalidLevel(name);
        }
        store.write(JournalKey.level(subject), level);
        return level;
    }

    /** @param force whether to import into a subject that has versions already */
    RegistryMode setMode(@Nullable String subject, @Nullable String name, boolean force) {
        RegistryMode mode = modeNamed(name);
        if (mode == RegistryMode.IMPORT && !force && hasVersions(subject)) {
            throw RegistryException.notPermitted("Cannot import since found existing subjects");
        }
        store.write(JournalKey.mode(subject), mode);
        return mode;
    }

    private static RegistryMode modeNamed(@Nullable String name) {
        for (RegistryMode mode : RegistryMode.values()) {
            if (mode.name().equalsIgnoreCase(name)) {
                return mode;
            }
        }
        throw RegistryException.invalidMode(name);
    }

    private boolean hasVersions(@Nullable String subject) {
        return subject == null
                ? state.all().anyMatch(schema -> !schema.deleted())
                : !state.liveVersions(subject).isEmpty();
    }

    /** Goes back to the default; returns the level it had. */
    CompatibilityLevel deleteLevel(@Nullable String subject) {
        CompatibilityLevel before = level(subject, false);
        store.write(JournalKey.level(subject), null);
        return before;
    }

    /** Goes back to the default; returns the mode it had. */
    RegistryMode deleteMode(@Nullable String subject) {
        RegistryMode before = mode(subject, false);
        store.write(JournalKey.mode(subject), null);
        return before;
    }

    void requireWritable(String subject) {
        if (effectiveMode(subject) == RegistryMode.READONLY) {
            throw RegistryException.notPermitted("Subject %s is in read-only mode".formatted(subject));
        }
    }

    /** Drops what was set for a subject, after it was deleted. */
    void forget(String subject) {
        if (state.level(subject).isPresent()) {
            store.write(JournalKey.level(subject), null);
        }
        if (state.mode(subject).isPresent()) {
            store.write(JournalKey.mode(subject), null);
        }
    }
}
