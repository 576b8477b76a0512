package io.cxpulse.embedded;

import static io.cxpulse.embedded.RegistryClient.encoded;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;

/**
 * What every test of a registry starts from. The contracts below it hold for the embedded registry and for Apicurio's;
 * where the two differ on purpose, the embedded one's tests and {@link ApicurioDifferencesTest} say how.
 */
abstract class RegistryContract {

    final RegistryClient registry;

    /** Fresh for each test, since all share one registry. */
    String subject;

    RegistryContract(RegistryClient registry) {
        this.registry = registry;
    }

    @BeforeEach
    void name(TestInfo test) {
        subject = RegistryClient.subject(test);
    }

    final String path() {
        return "/subjects/" + encoded(subject);
    }

    final String config() {
        return "/config/" + encoded(subject);
    }

    final void setLevel(String level) throws Exception {
        registry.put(config(), "{\"compatibility\":\"" + level + "\"}");
    }

    /** Whether a schema would be taken, asked of all versions or of the one that is named. */
    final boolean isCompatible(String version, String schema) throws Exception {
        return registry.post("/compatibility" + path() + "/versions" + version, RegistryClient.request(schema))
                .json()
                .path("is_compatible")
                .asBoolean();
    }
}
