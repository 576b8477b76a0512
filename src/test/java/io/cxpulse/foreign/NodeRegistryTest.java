package io.cxpulse.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

/** The embedded registry as npm's registry client sees it. */
@Tag("foreign")
@ExtendWith(SharedNode.class)
class NodeRegistryTest {

    private static final Map<String, String> FIRST = schema("{'name':'a','type':'string','doc':'é 😀'}");
    private static final Map<String, String> SECOND = schema(
            "{'name':'a','type':'string','doc':'é 😀'}," + "{'name':'b','type':['null','string'],'default':null}");
    private static final Map<String, String> INCOMPATIBLE = schema("{'name':'must','type':'string'}");

    private final NodeClient node;
    private String subject;

    NodeRegistryTest(NodeClient node) {
        this.node = node;
    }

    @BeforeEach
    void name(TestInfo test) {
        subject = "тема-" + test.getTestMethod().orElseThrow().getName();
    }

    private static Map<String, String> schema(String fields) {
        String record = "{'type':'record','name':'Answer','namespace':'node','fields':[" + fields + "]}";
        return Map.of("schemaType", "AVRO", "schema", record.replace('\'', '"'));
    }

    private JsonNode call(String method, Object... arguments) {
        NodeClient.Answer answer = node.registry(method, arguments);
        assertThat(answer.error()).as(method).isEmpty();
        return answer.result();
    }

    @Test
    void shouldGiveTheSameIdWhenASchemaIsRegisteredFoundAndReadAgain() {
        int id = call("register", subject, FIRST).asInt();

        assertThat(call("register", subject, FIRST).asInt()).isEqualTo(id);
        assertThat(call("getId", subject, FIRST).asInt()).isEqualTo(id);
        assertThat(call("getVersion", subject, FIRST).asInt()).isEqualTo(1);
        assertThat(call("getBySubjectAndId", subject, id).path("schema").asText())
                .isEqualTo(FIRST.get("schema"));
    }

    @Test
    void shouldListVersionsAndSubjectsWhenSeveralAreThere() {
        call("register", subject, FIRST);
        int id = call("register", subject, SECOND).asInt();

        assertThat(call("getAllVersions", subject)).hasToString("[1,2]");
        assertThat(call("getAllSubjects")).anyMatch(name -> name.asText().equals(subject));
        JsonNode latest = call("getLatestSchemaMetadata", subject);
        assertThat(latest.path("id").asInt()).isEqualTo(id);
        assertThat(latest.path("version").asInt()).isEqualTo(2);
        assertThat(call("getSchemaMetadata", subject, 2)).isEqualTo(latest);
    }

    @Test
    void shouldRefuseWhenASchemaIsIncompatible() {
        call("register", subject, FIRST);

        NodeClient.Answer refused = node.registry("register", subject, INCOMPATIBLE);

        assertThat(call("testSubjectCompatibility", subject, INCOMPATIBLE).asBoolean())
                .isFalse();
        assertThat(call("testCompatibility", subject, 1, SECOND).asBoolean()).isTrue();
        assertThat(refused.error().path("status").asInt()).isEqualTo(409);
        assertThat(refused.error().path("message").asText()).contains(subject, "must");
    }

    @Test
    void shouldKeepALevelWhenOneIsSet() {
        call("register", subject, FIRST);

        assertThat(call("updateCompatibility", subject, "FULL").asText()).isEqualTo("FULL");
        assertThat(call("getCompatibility", subject).asText()).isEqualTo("FULL");
        assertThat(call("updateConfig", subject, Map.of("compatibility", "NONE"))
                        .path("compatibility")
                        .asText())
                .isEqualTo("NONE");
        assertThat(call("getConfig", subject).path("compatibilityLevel").asText())
                .isEqualTo("NONE");
    }

    @Test
    void shouldNameTheGlobalLevelWhenItIsAsked() {
        assertThat(call("getDefaultCompatibility").asText()).isEqualTo("BACKWARD_TRANSITIVE");
        assertThat(call("getDefaultConfig").path("compatibilityLevel").asText()).isEqualTo("BACKWARD_TRANSITIVE");
        assertThat(call("updateDefaultCompatibility", "BACKWARD_TRANSITIVE").asText())
                .isEqualTo("BACKWARD_TRANSITIVE");
    }

    @Test
    void shouldDeleteInTwoStepsWhenAsked() {
        call("register", subject, FIRST);
        call("register", subject, SECOND);

        assertThat(call("deleteSubjectVersion", subject, 1).asInt()).isEqualTo(1);
        assertThat(call("getAllVersions", subject)).hasToString("[2]");
        assertThat(call("getSchemaMetadata", subject, 1, true).path("version").asInt())
                .isEqualTo(1);
        assertThat(call("deleteSubject", subject)).hasToString("[2]");
        assertThat(call("deleteSubject", subject, true)).hasToString("[1,2]");
        assertMissing("getAllVersions", 40401, subject);
    }

    @Test
    void shouldSayWhatIsMissingWhenNothingIsThere() {
        assertMissing("getLatestSchemaMetadata", 40401, subject);
        assertMissing("getBySubjectAndId", 40403, subject, 2_000_000_000);
        assertMissing("getCompatibility", 40408, subject);
        call("register", subject, FIRST);
        assertMissing("getId", 40403, subject, SECOND);
        assertMissing("getSchemaMetadata", 40402, subject, 9);
    }

    @Test
    void shouldAnswerNotFoundWhenAskedForPartsOfTheApiThatItLacks() {
        assertMissing("getByGuid", 404, "0b9b6a57-1d1b-4b7d-8b6f-3a2f7f9f0c11");
        assertMissing("getLatestWithMetadata", 404, subject, Map.of("é", "b"));
        assertMissing("getAssociationsByResourceName", 404, subject, "-", "topic", new String[] {"value"}, null, 0, -1);
    }

    private void assertMissing(String method, int code, Object... arguments) {
        NodeClient.Answer answer = node.registry(method, arguments);
        assertThat(answer.error().path("status").asInt())
                .as("%s: %s", method, answer)
                .isEqualTo(404);
        assertThat(answer.error().path("code").asInt())
                .as("%s: %s", method, answer)
                .isEqualTo(code);
    }
}
