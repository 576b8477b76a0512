package io.cxpulse.embedded;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.confluent.kafka.schemaregistry.ParsedSchema;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the journal says, in memory. Not safe for use by several threads at once. */
final class RegistryState {

    private static final String ALL_SUBJECTS = "";

    private final NavigableMap<String, NavigableMap<Integer, StoredSchema>> subjects = new TreeMap<>();
    private final Map<String, CompatibilityLevel> levels = new TreeMap<>();
    private final Map<String, RegistryMode> modes = new TreeMap<>();
    private int lastId;

    /**
     * Takes in one record.
     *
     * @param value JSON, or null to forget the key
     */
    void apply(JournalKey key, byte @Nullable [] value) throws IOException {
        switch (key.kind()) {
            case SCHEMA -> applySchema(key, value);
            case LEVEL -> put(levels, key, value, CompatibilityLevel.class);
            case MODE -> put(modes, key, value, RegistryMode.class);
            case LAST_ID -> lastId = value == null ? lastId : Math.max(lastId, RegistryJson.read(value, Integer.class));
        }
    }

    private void applySchema(JournalKey key, byte @Nullable [] value) throws IOException {
        String subject = Objects.requireNonNull(key.subject());
        NavigableMap<Integer, StoredSchema> versions = subjects.computeIfAbsent(subject, s -> new TreeMap<>());
        if (value == null) {
            versions.remove(Objects.requireNonNull(key.version()));
        } else {
            StoredSchema schema = RegistryJson.read(value, StoredSchema.class);
            versions.put(schema.version(), schema);
            lastId = Math.max(lastId, schema.id());
        }
        if (versions.isEmpty()) {
            subjects.remove(subject);
        }
    }

    private static <T> void put(Map<String, T> settings, JournalKey key, byte @Nullable [] value, Class<T> type)
            throws IOException {
        if (value == null) {
            settings.remove(settingKey(key.subject()));
        } else {
            settings.put(settingKey(key.subject()), RegistryJson.read(value, type));
        }
    }

    private static String settingKey(@Nullable String subject) {
        return subject == null ? ALL_SUBJECTS : subject;
    }

    Collection<String> subjects() {
        return List.copyOf(subjects.keySet());
    }

    /** All versions of a subject, also deleted ones, oldest first; empty if it is unknown. */
    List<StoredSchema> versions(String subject) {
        return List.copyOf(subjects.getOrDefault(subject, new TreeMap<>()).values());
    }

    /** The versions of a subject that were not deleted, oldest first. */
    List<StoredSchema> liveVersions(String subject) {
        return versions(subject).stream().filter(schema -> !schema.deleted()).toList();
    }

    Optional<StoredSchema> version(String subject, int version) {
        return Optional.ofNullable(
                subjects.getOrDefault(subject, new TreeMap<>()).get(version));
    }

    /** Every version of every subject, also deleted ones. */
    Stream<StoredSchema> all() {
        return subjects.values().stream().flatMap(versions -> versions.values().stream());
    }

    /** All versions that share an id, also deleted ones. */
    List<StoredSchema> withId(int id) {
        return all().filter(schema -> schema.id() == id).toList();
    }

    Optional<Integer> idOf(ParsedSchema content) {
        return all().filter(schema -> schema.hasContentOf(content))
                .map(StoredSchema::id)
                .findFirst();
    }

    /** An id never given before; it is not given again, whether it is used or not. */
    int nextId() {
        lastId = Math.addExact(lastId, 1);
        return lastId;
    }

    int lastId() {
        return lastId;
    }

    /** The subject's own level, or of all subjects for null. */
    Optional<CompatibilityLevel> level(@Nullable String subject) {
        return Optional.ofNullable(levels.get(settingKey(subject)));
    }

    /** The subject's own mode, or of all subjects for null. */
    Optional<RegistryMode> mode(@Nullable String subject) {
        return Optional.ofNullable(modes.get(settingKey(subject)));
    }
}
