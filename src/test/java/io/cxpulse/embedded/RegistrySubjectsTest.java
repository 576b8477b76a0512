package io.cxpulse.embedded;

import static io.cxpulse.embedded.RegistryClient.assertError;
import static io.cxpulse.embedded.RegistryClient.encoded;
import static io.cxpulse.embedded.RegistryClient.request;
import static io.cxpulse.embedded.RegistryClient.schema;
import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.embedded.RegistryClient.Answer;
import io.cxpulse.testing.EmbeddedCluster;
import io.cxpulse.testing.SharedCluster;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("broker")
@ExtendWith(SharedCluster.class)
class RegistrySubjectsTest {

    private final RegistryClient registry;

    /** Fresh for each test, since all share one registry. */
    private String subject;

    RegistrySubjectsTest(EmbeddedCluster cluster) {
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
    void shouldGiveOneIdWhenTheSameSchemaIsRegisteredAgainAndElsewhere() throws Exception {
        int id = registry.id(subject, schema("Once", "a"));

        assertThat(registry.id(subject, " " + schema("Once", "a"))).isEqualTo(id);
        assertThat(registry.id(subject + "2", schema("Once", "a"))).isEqualTo(id);
        assertThat(registry.get(path() + "/versions").json()).hasToString("[1]");
        assertThat(registry.get("/schemas/ids/" + id + "/versions").json()).hasSize(2);
        assertThat(registry.get("/schemas/ids/" + id + "/subjects").json()).hasSize(2);
    }

    @Test
    void shouldAnswerInConfluentsFormWhenAVersionIsRead() throws Exception {
        int id = registry.id(subject, schema("Answer", "b"));

        Answer latest = registry.get(path() + "/versions/latest");

        assertThat(latest.status()).isEqualTo(200);
        assertThat(latest.contentType()).isEqualTo("application/vnd.schemaregistry.v1+json");
        assertThat(latest.json().path("subject").asText()).isEqualTo(subject);
        assertThat(latest.json().path("version").asInt()).isEqualTo(1);
        assertThat(latest.json().path("id").asInt()).isEqualTo(id);
        assertThat(latest.json().path("schema").asText()).contains("\"doc\":\"é\"");
        assertThat(latest.json().has("schemaType")).isFalse();
        assertThat(registry.get(path() + "/versions/-1").json()).isEqualTo(latest.json());
        assertThat(registry.get(path() + "/versions/1").json()).isEqualTo(latest.json());
        assertThat(registry.get(path() + "/versions/1/schema")
                        .json()
                        .path("name")
                        .asText())
                .isEqualTo("Answer");
        assertThat(registry.get("/schemas/ids/" + id).json().path("schema"))
                .isEqualTo(latest.json().path("schema"));
        assertThat(registry.get("/schemas/ids/" + id + "/schema")
                        .json()
                        .path("doc")
                        .asText())
                .isEqualTo("é");
        assertThat(registry.get("/schemas/types").json()).hasToString("[\"AVRO\"]");
        assertThat(registry.get("/subjects?subjectPrefix=" + encoded(subject)).json())
                .hasSize(1)
                .first()
                .matches(name -> name.asText().equals(subject));
        assertThat(registry.get("/subjects?subjectPrefix=" + encoded(":*:")).json())
                .isNotEmpty();
    }

    @Test
    void shouldFindTheVersionWhenASchemaIsLookedUp() throws Exception {
        int id = registry.id(subject, schema("Answer", "c"));
        registry.register(subject, schema("Answer", "c", "d?"));

        Answer found = registry.post(path(), request(schema("Answer", "c")));

        assertThat(found.json().path("version").asInt()).isEqualTo(1);
        assertThat(found.json().path("id").asInt()).isEqualTo(id);
        assertError(registry.post(path(), request(schema("Answer", "other"))), 404, 40403);
        assertError(registry.post("/subjects/нет/", request(schema("Answer", "c"))), 404, 40401);
    }

    @Test
    void shouldResolveReferencesAndKeepWhatIsReferredTo() throws Exception {
        registry.register(subject, schema("Person", "name"));
        String order = """
                {"schema": "{\\"type\\":\\"record\\",\\"name\\":\\"Order\\",\\"fields\\":[{\\"name\\":\\"by\\",\\"type\\":\\"Person\\"}]}",
                 "references": [{"name": "Person", "subject": "%s", "version": %s}]}""";
        String orders = "/subjects/" + encoded(subject + "-заказ");

        assertError(registry.post(orders + "/versions", order.formatted("нет", 1)), 422, 42201);
        Answer registered = registry.post(orders + "/versions", order.formatted(subject, 1));

        assertThat(registered.status()).isEqualTo(200);
        assertThat(registry.get(orders + "/versions/1")
                        .json()
                        .path("references")
                        .get(0)
                        .path("subject")
                        .asText())
                .isEqualTo(subject);
        assertThat(registry.get(path() + "/versions/1/referencedby").json()).hasSize(1);
        assertError(registry.delete(path()), 422, 42206);
        assertError(registry.delete(path() + "/versions/1"), 422, 42206);
        registry.delete(orders);
        assertThat(registry.delete(path()).json()).hasToString("[1]");
    }
}
