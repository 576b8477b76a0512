package io.cxpulse.embedded;

/** What a subject allows to be written. */
enum RegistryMode {
    READWRITE,
    /** Nothing new may be registered. */
    READONLY,
    /** Schemas are registered with the ids they have elsewhere, unchecked for compatibility. */
    IMPORT
}
