package io.cxpulse.embedded;

import static io.cxpulse.embedded.RegistryClient.assertError;
import static io.cxpulse.embedded.RegistryClient.request;
import static io.cxpulse.embedded.RegistryClient.schema;
import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.embedded.RegistryClient.Answer;
import org.junit.jupiter.api.Test;

/** Which schemas are taken, under a registry whose level is BACKWARD_TRANSITIVE. */
abstract class CompatibilityContract extends RegistryContract {

    CompatibilityContract(RegistryClient registry) {
        super(registry);
    }

    @Test
    void shouldRefuseASchemaAndNameTheFieldWhenItIsIncompatible() throws Exception {
        registry.register(subject, schema("Answer", "a"));

        Answer refused = registry.register(subject, schema("Answer", "a", "must"));

        assertError(refused, 409, 409);
        assertThat(refused.message()).contains(subject, "must", "/fields/1");
        assertThat(registry.get(path() + "/versions").json()).hasToString("[1]");
    }

    @Test
    void shouldLookAtAllVersionsWhenTheLevelIsTransitive() throws Exception {
        registry.register(subject, schema("Answer", "a"));
        registry.register(subject, schema("Answer", "a", "b?"));
        // Readable from version 2, where b exists, but not from version 1, where it does not.
        String requiringB = schema("Answer", "a", "b");

        setLevel("FORWARD");
        assertThat(isCompatible("/latest", requiringB)).isTrue();
        setLevel("BACKWARD_TRANSITIVE");
        assertThat(isCompatible("", requiringB)).isFalse();
        assertThat(isCompatible("/1", requiringB)).isFalse();
        assertError(registry.post("/compatibility" + path() + "/versions/9", request(requiringB)), 404, 40402);
    }

    @Test
    void shouldTakeAnySchemaWhenTheLevelIsNone() throws Exception {
        registry.register(subject, schema("Answer", "a"));
        setLevel("NONE");

        assertThat(registry.register(subject, schema("Other", "b")).status()).isEqualTo(200);

        setLevel("BACKWARD_TRANSITIVE");
        assertError(registry.register(subject, schema("Answer", "b", "c")), 409, 409);
    }

    @Test
    void shouldAnswerWithTheLevelWhenOneIsSet() throws Exception {
        registry.register(subject, schema("Answer", "a"));

        Answer set = registry.put(config(), "{\"compatibility\":\"FULL\"}");

        assertThat(set.json().path("compatibility").asText()).isEqualTo("FULL");
        assertThat(registry.get(config()).json()).hasToString("{\"compatibilityLevel\":\"FULL\"}");
        assertError(registry.put(config(), "{\"compatibility\":\"СТРОГО\"}"), 422, 42203);
    }

    @Test
    void shouldFallBackToTheGlobalLevelWhenTheSubjectHasNone() throws Exception {
        registry.register(subject, schema("Answer", "a"));

        assertThat(registry.get("/config").json()).hasToString("{\"compatibilityLevel\":\"BACKWARD_TRANSITIVE\"}");
        assertThat(registry.get(config() + "?defaultToGlobal=true").json())
                .hasToString("{\"compatibilityLevel\":\"BACKWARD_TRANSITIVE\"}");
    }
}
