package io.cxpulse.embedded;

import static io.cxpulse.embedded.RegistryClient.assertError;
import static io.cxpulse.embedded.RegistryClient.encoded;
import static io.cxpulse.embedded.RegistryClient.schema;
import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.testing.EmbeddedCluster;
import io.cxpulse.testing.SharedCluster;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("broker")
@ExtendWith(SharedCluster.class)
class RegistryDeletionTest {

    private final RegistryClient registry;

    /** Fresh for each test, since all share one registry. */
    private String subject;

    RegistryDeletionTest(EmbeddedCluster cluster) {
        registry = new RegistryClient(cluster.registryUrl());
    }

    @BeforeEach
    void name(TestInfo test) {
        subject = RegistryClient.subject(test);
    }

    private String path() {
        return "/subjects/" + encoded(subject);
    }

    @Test
    void shouldStillFindTheIdWhenASubjectWasDeletedSoftlyAndLoseItWhenPermanently() throws Exception {
        int first = registry.id(subject, schema("Deleted", "a"));
        registry.register(subject, schema("Deleted", "a", "b?"));
        registry.put("/config/" + encoded(subject), "{\"compatibility\":\"FULL\"}");

        assertError(registry.delete(path() + "?permanent=true"), 404, 40405);
        assertThat(registry.delete(path()).json()).hasToString("[1,2]");

        assertError(registry.delete(path()), 404, 40404);
        assertError(registry.get(path() + "/versions"), 404, 40401);
        assertThat(registry.get(path() + "/versions?deleted=true").json()).hasToString("[1,2]");
        assertThat(registry.get("/schemas/ids/" + first).status()).isEqualTo(200);
        assertThat(registry.get("/schemas/ids/" + first + "/versions").json()).isEmpty();
        assertError(registry.get("/config/" + encoded(subject)), 404, 40408);
        assertThat(registry.delete(path() + "?permanent=true").json()).hasToString("[1,2]");
        assertError(registry.get("/schemas/ids/" + first), 404, 40403);
        assertError(registry.delete(path() + "?permanent=true"), 404, 40401);
        assertThat(registry.id(subject, schema("Deleted", "a"))).isGreaterThan(first);
    }

    @Test
    void shouldKeepTheIdWhenASoftlyDeletedSchemaComesBack() throws Exception {
        int id = registry.id(subject, schema("Back", "a"));
        registry.delete(path());

        assertThat(registry.id(subject, schema("Back", "a"))).isEqualTo(id);
        assertThat(registry.get(path() + "/versions").json()).hasToString("[2]");
    }

    @Test
    void shouldDeleteOneVersionInTwoStepsWhenAsked() throws Exception {
        registry.register(subject, schema("Versions", "a"));
        registry.register(subject, schema("Versions", "a", "b?"));

        assertError(registry.delete(path() + "/versions/1?permanent=true"), 404, 40407);
        assertThat(registry.delete(path() + "/versions/1").json()).hasToString("1");
        assertError(registry.delete(path() + "/versions/1"), 404, 40406);
        assertError(registry.get(path() + "/versions/1"), 404, 40402);
        assertThat(registry.get(path() + "/versions").json()).hasToString("[2]");
        assertThat(registry.delete(path() + "/versions/1?permanent=true").json())
                .hasToString("1");
        assertError(registry.delete(path() + "/versions/1?permanent=true"), 404, 40402);
        assertThat(registry.delete(path() + "/versions/latest").json()).hasToString("2");
    }
}
