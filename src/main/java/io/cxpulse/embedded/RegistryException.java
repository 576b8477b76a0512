package io.cxpulse.embedded;

import org.jspecify.annotations.Nullable;

/** A request the registry refuses, in the terms of Confluent's REST API: HTTP status, error code, message. */
final class RegistryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final int errorCode;

    private RegistryException(int status, int errorCode, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.status = status;
        this.errorCode = errorCode;
    }

    private static RegistryException of(int errorCode, String message) {
        int status = errorCode < 1_000 ? errorCode : errorCode / 100;
        return new RegistryException(status, errorCode, message, null);
    }

    static RegistryException subjectNotFound(String subject) {
        return of(40401, "Subject '%s' not found.".formatted(subject));
    }

    static RegistryException versionNotFound(String version) {
        return of(40402, "Version %s not found.".formatted(version));
    }

    static RegistryException schemaNotFound() {
        return of(40403, "Schema not found");
    }

    static RegistryException idNotFound(String id) {
        return of(40403, "Schema %s not found".formatted(id));
    }

    static RegistryException subjectSoftDeleted(String subject) {
        return of(40404, "Subject '%s' was soft deleted. Set permanent=true to delete permanently".formatted(subject));
    }

    static RegistryException subjectNotSoftDeleted(String subject) {
        return of(40405, "Subject '%s' was not deleted first before being permanently deleted".formatted(subject));
    }

    static RegistryException versionSoftDeleted(String subject, int version) {
        return of(
                40406,
                "Subject '%s' Version %d was soft deleted. Set permanent=true to delete permanently"
                        .formatted(subject, version));
    }

    static RegistryException versionNotSoftDeleted(String subject, int version) {
        return of(
                40407,
                "Subject '%s' Version %d was not deleted first before being permanently deleted"
                        .formatted(subject, version));
    }

    static RegistryException noOwnLevel(String subject) {
        return of(40408, "Subject '%s' does not have subject-level compatibility configured".formatted(subject));
    }

    static RegistryException noOwnMode(String subject) {
        return of(40409, "Subject '%s' does not have subject-level mode configured".formatted(subject));
    }

    static RegistryException malformedBody(String why) {
        return of(400, "The body is not the JSON that is expected here: " + why);
    }

    static RegistryException tooLarge(int limitBytes) {
        return of(413, "The body is larger than %d bytes".formatted(limitBytes));
    }

    static RegistryException incompatible(String subject, String details) {
        return of(
                409,
                "Schema being registered is incompatible with an earlier schema for subject \"%s\", details: %s"
                        .formatted(subject, details));
    }

    static RegistryException invalidSchema(String why) {
        return of(42201, "Invalid schema: " + why);
    }

    static RegistryException invalidVersion(String version) {
        return of(
                42202,
                "The specified version '%s' is not a valid version id. Allowed values are between [1, 2^31-1] and the string \"latest\""
                        .formatted(version));
    }

    static RegistryException invalidLevel(@Nullable String level) {
        return of(
                42203,
                "Invalid compatibility level '%s'. Valid values are none, backward, forward, full, backward_transitive, forward_transitive, and full_transitive"
                        .formatted(level));
    }

    static RegistryException invalidMode(@Nullable String mode) {
        return of(42204, "Invalid mode '%s'. Valid values are READWRITE, READONLY and IMPORT".formatted(mode));
    }

    static RegistryException notPermitted(String why) {
        return of(42205, why);
    }

    static RegistryException stillReferenced(String subject, int version) {
        return of(
                42206,
                "One or more references exist to the schema {subject=%s,version=%d}".formatted(subject, version));
    }

    static RegistryException invalidSubject(String subject) {
        return of(42208, "The specified subject '%s' is not a valid subject name".formatted(subject));
    }

    static RegistryException unsupported(String what) {
        return of(422, what + " is not supported by the embedded registry");
    }

    static RegistryException store(Throwable cause) {
        return new RegistryException(500, 50001, "Error while writing to the registry's topic: " + cause, cause);
    }

    int status() {
        return status;
    }

    int errorCode() {
        return errorCode;
    }
}
