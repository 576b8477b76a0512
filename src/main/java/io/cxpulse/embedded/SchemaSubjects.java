package io.cxpulse.embedded;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.client.rest.entities.requests.RegisterSchemaRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Registers and finds the versions of subjects. */
final class SchemaSubjects {

    private final RegistryStore store;
    private final RegistryState state;
    private final SchemaParser parser;
    private final RegistrySettings settings;
    private final SchemaCompatibility compatibility;

    SchemaSubjects(
            RegistryStore store, SchemaParser parser, RegistrySettings settings, SchemaCompatibility compatibility) {
        this.store = store;
        this.state = store.state();
        this.parser = parser;
        this.settings = settings;
        this.compatibility = compatibility;
    }

    /** Returns the id; an equal schema of the subject keeps the one it has. */
    int register(String subject, RegisterSchemaRequest request, boolean normalize) {
        checkName(subject);
        ParsedSchema schema = parser.parse(subject, request, normalize);
        Optional<Integer> wantedId = positive(request.getId());
        return state.liveVersions(subject).stream()
                .filter(known -> known.hasContentOf(schema) && wantedId.orElse(known.id()) == known.id())
                .map(StoredSchema::id)
                .findFirst()
                .orElseGet(() -> registerNew(subject, schema, wantedId, positive(request.getVersion())));
    }

    private int registerNew(
            String subject, ParsedSchema schema, Optional<Integer> wantedId, Optional<Integer> wantedVersion) {
        RegistryMode mode = settings.effectiveMode(subject);
        if (mode == RegistryMode.READONLY) {
            throw RegistryException.notPermitted("Subject %s is in read-only mode".formatted(subject));
        }
        boolean imports = mode == RegistryMode.IMPORT;
        if (imports != wantedId.isPresent()) {
            throw RegistryException.notPermitted(
                    "Subject %s is %s import mode".formatted(subject, imports ? "in" : "not in"));
        }
        int version = imports ? importVersion(subject, wantedVersion) : nextVersion(subject, wantedVersion);
        if (!imports) {
            compatibility.require(subject, schema);
        }
        int id = wantedId.map(wanted -> importId(wanted, schema))
                .orElseGet(() -> state.idOf(schema).orElseGet(state::nextId));
        store.put(new StoredSchema(subject, version, id, schema.canonicalString(), schema.references(), false));
        return id;
    }

    private int importVersion(String subject, Optional<Integer> wanted) {
        wanted.flatMap(version -> state.version(subject, version)).ifPresent(taken -> {
            throw RegistryException.notPermitted(
                    "Version %d of subject %s is taken by another schema".formatted(taken.version(), subject));
        });
        return wanted.orElseGet(() -> nextVersion(subject));
    }

    private int importId(int wanted, ParsedSchema schema) {
        if (state.withId(wanted).stream().anyMatch(known -> !known.hasContentOf(schema))) {
            throw RegistryException.notPermitted("Overwrite new schema with id %d is not permitted.".formatted(wanted));
        }
        return wanted;
    }

    private int nextVersion(String subject, Optional<Integer> wanted) {
        int next = nextVersion(subject);
        if (wanted.isPresent() && wanted.get() != next) {
            throw RegistryException.invalidSchema(
                    "version %d was asked for, but the next one is %d".formatted(wanted.get(), next));
        }
        return next;
    }

    private int nextVersion(String subject) {
        List<StoredSchema> versions = state.versions(subject);
        return versions.isEmpty() ? 1 : versions.get(versions.size() - 1).version() + 1;
    }

    private static Optional<Integer> positive(@Nullable Integer number) {
        return Optional.ofNullable(number).filter(n -> n > 0);
    }

    private static void checkName(String subject) {
        if (subject.isBlank() || subject.codePoints().anyMatch(Character::isISOControl)) {
            throw RegistryException.invalidSubject(subject);
        }
    }

    /** The version of the subject that holds a schema, the newest first. */
    StoredSchema lookup(String subject, RegisterSchemaRequest request, boolean normalize, boolean deletedToo) {
        List<StoredSchema> versions = versions(subject, deletedToo);
        ParsedSchema schema = parser.parse(subject, request, normalize);
        return versions.stream()
                .filter(known -> known.hasContentOf(schema))
                .reduce((older, newer) -> newer)
                .orElseThrow(RegistryException::schemaNotFound);
    }

    /** The versions of a subject, oldest first, at least one. */
    List<StoredSchema> versions(String subject, boolean deletedToo) {
        List<StoredSchema> versions = deletedToo ? state.versions(subject) : state.liveVersions(subject);
        if (versions.isEmpty()) {
            throw RegistryException.subjectNotFound(subject);
        }
        return versions;
    }

    /** The undeleted versions of a subject, oldest first; none if it is unknown. */
    List<StoredSchema> liveVersions(String subject) {
        return state.liveVersions(subject);
    }

    /** One version of a subject that exists. */
    StoredSchema version(String subject, VersionSelector selector, boolean deletedToo) {
        return selector.in(versions(subject, deletedToo));
    }

    List<String> subjects(boolean deletedToo) {
        return state.subjects().stream()
                .filter(subject -> deletedToo || !state.liveVersions(subject).isEmpty())
                .toList();
    }

    /** All versions that share an id, at least one; deleted ones too, since records with that id may still be read. */
    List<StoredSchema> withId(int id) {
        List<StoredSchema> versions = state.withId(id);
        if (versions.isEmpty()) {
            throw RegistryException.idNotFound(Integer.toString(id));
        }
        return versions;
    }

    /** The undeleted versions that refer to this one. */
    List<StoredSchema> referrers(StoredSchema schema) {
        return state.all()
                .filter(other -> !other.deleted() && other.refersTo(schema))
                .toList();
    }
}
