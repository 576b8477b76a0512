package io.cxpulse.embedded;

import java.util.List;

/** Deletes in Confluent's two steps: softly, so that ids are still found, then permanently. */
final class SchemaDeletion {

    private final RegistryStore store;
    private final SchemaSubjects subjects;
    private final RegistrySettings settings;

    SchemaDeletion(RegistryStore store, SchemaSubjects subjects, RegistrySettings settings) {
        this.store = store;
        this.subjects = subjects;
        this.settings = settings;
    }

    /** Deletes a whole subject and its settings; returns the versions that went. */
    List<Integer> subject(String subject, boolean permanent) {
        settings.requireWritable(subject);
        List<StoredSchema> versions = permanent ? permanently(subject) : softly(subject);
        versions.forEach(this::requireUnreferenced);
        versions.forEach(version -> remove(version, permanent));
        settings.forget(subject);
        return versions.stream().map(StoredSchema::version).toList();
    }

    private List<StoredSchema> softly(String subject) {
        List<StoredSchema> live = store.state().liveVersions(subject);
        if (live.isEmpty() && !subjects.versions(subject, true).isEmpty()) {
            throw RegistryException.subjectSoftDeleted(subject);
        }
        return live;
    }

    private List<StoredSchema> permanently(String subject) {
        List<StoredSchema> versions = subjects.versions(subject, true);
        if (versions.stream().anyMatch(version -> !version.deleted())) {
            throw RegistryException.subjectNotSoftDeleted(subject);
        }
        return versions;
    }

    /** Deletes one version; returns its number. */
    int version(String subject, VersionSelector selector, boolean permanent) {
        settings.requireWritable(subject);
        StoredSchema version = subjects.version(subject, selector, permanent || selector.number() > 0);
        if (permanent && !version.deleted()) {
            throw RegistryException.versionNotSoftDeleted(subject, version.version());
        }
        if (!permanent && version.deleted()) {
            throw RegistryException.versionSoftDeleted(subject, version.version());
        }
        requireUnreferenced(version);
        remove(version, permanent);
        return version.version();
    }

    private void requireUnreferenced(StoredSchema version) {
        if (!subjects.referrers(version).isEmpty()) {
            throw RegistryException.stillReferenced(version.subject(), version.version());
        }
    }

    private void remove(StoredSchema version, boolean permanent) {
        if (permanent) {
            store.forget(version);
        } else {
            store.put(version.softDeleted());
        }
    }
}
