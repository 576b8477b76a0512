package io.cxpulse.app;

import java.util.Optional;

/** What was built, read from the manifest of the jar. */
final class BuildVersion {

    private static final String UNKNOWN = "unknown";

    private BuildVersion() {}

    /** Version of the product, or {@code unknown} where the classes do not come from its jar. */
    static String version() {
        return Optional.ofNullable(BuildVersion.class.getPackage().getImplementationVersion())
                .orElse(UNKNOWN);
    }

    /** Revision of the sources, where the build knew it. */
    static String revision() {
        return System.getProperty("pulse.revision", UNKNOWN);
    }
}
