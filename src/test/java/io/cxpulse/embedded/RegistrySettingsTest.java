package io.cxpulse.embedded;

import static io.cxpulse.embedded.RegistryClient.assertError;
import static io.cxpulse.embedded.RegistryClient.encoded;
import static io.cxpulse.embedded.RegistryClient.request;
import static io.cxpulse.embedded.RegistryClient.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cxpulse.embedded.RegistryClient.Answer;
import io.cxpulse.testing.EmbeddedCluster;
import io.cxpulse.testing.SharedCluster;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("broker")
@ExtendWith(SharedCluster.class)
class RegistrySettingsTest extends CompatibilityContract {

    RegistrySettingsTest(EmbeddedCluster cluster) {
        super(new RegistryClient(cluster.registryUrl()));
    }

    @Test
    void shouldRefuseWithTheCheckersWordsWhenASchemaIsIncompatible() throws Exception {
        registry.register(subject, schema("Answer", "a"));

        Answer refused = registry.register(subject, schema("Answer", "a", "must"));

        assertThat(refused.message())
                .startsWith("Schema being registered is incompatible with an earlier schema for subject \"" + subject)
                .contains("READER_FIELD_MISSING_DEFAULT_VALUE", "'must' at path '/fields/1'", "oldSchemaVersion: 1")
                .contains("{compatibility: 'BACKWARD_TRANSITIVE'}");
    }

    @Test
    void shouldLookAtTheLastVersionOnlyWhenTheLevelIsNotTransitive() throws Exception {
        registry.register(subject, schema("Answer", "a"));
        setLevel("NONE");
        registry.register(subject, schema("Answer", "a", "b"));

        setLevel("BACKWARD");

        assertThat(isCompatible("", schema("Answer", "b"))).isTrue();
        setLevel("BACKWARD_TRANSITIVE");
        assertThat(isCompatible("", schema("Answer", "b"))).isFalse();
    }

    @Test
    void shouldExplainWhenACompatibilityCheckIsVerbose() throws Exception {
        registry.register(subject, schema("Answer", "a"));

        assertThat(messages(schema("Answer", "a", "b?"))).isEmpty();
        assertThat(messages(schema("Answer", "a", "b"))).isNotEmpty();
    }

    private JsonNode messages(String schema) throws Exception {
        return registry.post("/compatibility" + path() + "/versions?verbose=true", request(schema))
                .json()
                .path("messages");
    }

    @Test
    void shouldTakeAnySchemaWhenCompatibilityIsAskedOfAnUnknownSubject() throws Exception {
        assertThat(isCompatible("", schema("Answer", "a"))).isTrue();
        assertError(
                registry.post("/compatibility" + path() + "/versions/latest", request(schema("Answer", "a"))),
                404,
                40401);
    }

    @Test
    void shouldSayThatTheSubjectHasNoLevelWhenItHasNone() throws Exception {
        assertError(registry.get(config()), 404, 40408);
        assertThat(registry.put(config(), "{\"compatibility\":\"full\"}").json())
                .hasToString("{\"compatibility\":\"FULL\"}");
        assertThat(registry.delete(config()).json()).hasToString("{\"compatibilityLevel\":\"FULL\"}");
        assertError(registry.get(config()), 404, 40408);
        assertError(registry.put(config(), "{}"), 422, 42203);
        assertError(registry.put(config(), "{\"compatibility\":\"FULL\",\"alias\":\"é\"}"), 422, 422);
    }

    @Test
    void shouldRefuseNewSchemasOnlyWhenTheSubjectIsReadOnly() throws Exception {
        String mode = "/mode/" + encoded(subject);
        int id = registry.id(subject, schema("Answer", "a"));

        assertThat(registry.get("/mode").json()).hasToString("{\"mode\":\"READWRITE\"}");
        assertError(registry.get(mode), 404, 40409);
        assertThat(registry.put(mode, "{\"mode\":\"READONLY\"}").json()).hasToString("{\"mode\":\"READONLY\"}");

        assertError(registry.register(subject, schema("Answer", "a", "b?")), 422, 42205);
        assertError(registry.delete(path()), 422, 42205);
        assertThat(registry.id(subject, schema("Answer", "a"))).isEqualTo(id);
        assertError(registry.put(mode, "{\"mode\":\"ПИСАТЬ\"}"), 422, 42204);
        assertThat(registry.delete(mode).json()).hasToString("{\"mode\":\"READONLY\"}");
        assertThat(registry.get(mode + "?defaultToGlobal=true").json()).hasToString("{\"mode\":\"READWRITE\"}");
        assertThat(registry.register(subject, schema("Answer", "a", "b?")).status())
                .isEqualTo(200);
    }

    @Test
    void shouldKeepForeignIdsWhenTheSubjectIsInImportMode() throws Exception {
        String mode = "/mode/" + encoded(subject);
        String foreign = imported(schema("Foreign", "a"), 100_003, 7);

        assertError(registry.post(path() + "/versions", foreign), 422, 42205);
        registry.put(mode, "{\"mode\":\"IMPORT\"}");
        assertThat(registry.post(path() + "/versions", foreign)
                        .json()
                        .path("id")
                        .asInt())
                .isEqualTo(100_003);
        assertThat(registry.get(path() + "/versions").json()).hasToString("[7]");
        assertError(registry.post(path() + "/versions", imported(schema("Foreign", "b"), 100_003, 8)), 422, 42205);
        assertError(registry.post(path() + "/versions", imported(schema("Foreign", "b"), 100_019, 7)), 422, 42205);
        assertError(registry.register(subject, schema("Foreign", "c")), 422, 42205);
        assertThat(registry.id(subject + "2", schema("Foreign", "own"))).isGreaterThan(100_003);
        assertError(registry.put("/mode/" + encoded(subject + "2"), "{\"mode\":\"IMPORT\"}"), 422, 42205);
        assertThat(registry.put("/mode/" + encoded(subject + "2") + "?force=true", "{\"mode\":\"IMPORT\"}")
                        .status())
                .isEqualTo(200);
    }

    private static String imported(String schema, int id, int version) throws Exception {
        return request(schema).replaceFirst("\\{", "{\"id\":%d,\"version\":%d,".formatted(id, version));
    }
}
