package io.cxpulse.embedded;

import static io.cxpulse.embedded.RegistryClient.assertError;
import static io.cxpulse.embedded.RegistryClient.schema;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is left of a deleted schema. */
abstract class DeletionContract extends RegistryContract {

    DeletionContract(RegistryClient registry) {
        super(registry);
    }

    @Test
    void shouldStillFindTheIdWhenASubjectWasDeletedSoftly() throws Exception {
        int first = registry.id(subject, schema("Deleted", "a"));
        registry.register(subject, schema("Deleted", "a", "b?"));

        assertThat(registry.delete(path()).json()).hasToString("[1,2]");

        assertError(registry.delete(path()), 404, 40404);
        assertError(registry.get(path() + "/versions"), 404, 40401);
        assertThat(registry.get(path() + "/versions?deleted=true").json()).hasToString("[1,2]");
        assertThat(registry.get("/schemas/ids/" + first).status()).isEqualTo(200);
        assertThat(registry.get("/schemas/ids/" + first + "/versions").json()).isEmpty();
    }

    @Test
    void shouldForgetTheSubjectAndItsIdWhenDeletedPermanently() throws Exception {
        int id = registry.id(subject, schema("Gone", "a"));
        registry.delete(path());

        assertThat(registry.delete(path() + "?permanent=true").json()).hasToString("[1]");

        assertError(registry.get("/schemas/ids/" + id), 404, 40403);
        assertError(registry.get(path() + "/versions?deleted=true"), 404, 40401);
        assertError(registry.delete(path() + "?permanent=true"), 404, 40401);
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

        assertThat(registry.delete(path() + "/versions/1").json()).hasToString("1");
        assertError(registry.get(path() + "/versions/1"), 404, 40402);
        assertThat(registry.get(path() + "/versions").json()).hasToString("[2]");
        assertThat(registry.delete(path() + "/versions/1?permanent=true").json())
                .hasToString("1");
        assertError(registry.delete(path() + "/versions/1?permanent=true"), 404, 40402);
        assertThat(registry.delete(path() + "/versions/latest").json()).hasToString("2");
    }
}
