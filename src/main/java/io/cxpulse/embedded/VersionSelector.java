package io.cxpulse.embedded;

import java.util.List;

/**
 * Which version of a subject a path names.
 *
 * @param text as it was written
 * @param number from 1, or {@value #LATEST}
 */
record VersionSelector(String text, int number) {

    static final int LATEST = -1;

    /** Accepts a number from 1, {@code latest}, and {@code -1} which means the same. */
    static VersionSelector of(String text) {
        if (text.equals("latest") || text.equals("-1")) {
            return new VersionSelector(text, LATEST);
        }
        try {
            int number = Integer.parseInt(text);
            if (number > 0) {
                return new VersionSelector(text, number);
            }
        } catch (NumberFormatException notANumber) {
            throw RegistryException.invalidVersion(text);
        }
        throw RegistryException.invalidVersion(text);
    }

    /** @param versions oldest first, at least one */
    StoredSchema in(List<StoredSchema> versions) {
        if (number == LATEST) {
            return versions.get(versions.size() - 1);
        }
        return versions.stream()
                .filter(schema -> schema.version() == number)
                .findFirst()
                .orElseThrow(() -> RegistryException.versionNotFound(text));
    }
}
