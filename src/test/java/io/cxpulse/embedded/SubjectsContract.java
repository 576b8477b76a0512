package io.cxpulse.embedded;

import static io.cxpulse.embedded.RegistryClient.assertError;
import static io.cxpulse.embedded.RegistryClient.encoded;
import static io.cxpulse.embedded.RegistryClient.request;
import static io.cxpulse.embedded.RegistryClient.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cxpulse.embedded.RegistryClient.Answer;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** How schemas are registered and found. */
abstract class SubjectsContract extends RegistryContract {

    SubjectsContract(RegistryClient registry) {
        super(registry);
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
        assertThat(latest.contentType()).isEqualTo(RegistryClient.CONTENT_TYPE);
        assertThat(latest.json().path("subject").asText()).isEqualTo(subject);
        assertThat(latest.json().path("version").asInt()).isEqualTo(1);
        assertThat(latest.json().path("id").asInt()).isEqualTo(id);
        assertThat(latest.json().path("schema").asText()).contains("\"doc\":\"é\"");
        assertThat(latest.json().has("schemaType")).isFalse();
        assertThat(registry.get(path() + "/versions/-1").json()).isEqualTo(latest.json());
        assertThat(registry.get(path() + "/versions/1").json()).isEqualTo(latest.json());
    }

    @Test
    void shouldAnswerWithTheBareSchemaWhenThatIsAsked() throws Exception {
        int id = registry.id(subject, schema("Answer", "b"));
        JsonNode latest = registry.get(path() + "/versions/latest").json();

        JsonNode ofVersion = registry.get(path() + "/versions/1/schema").json();
        JsonNode ofId = registry.get("/schemas/ids/" + id + "/schema").json();

        assertThat(ofVersion.path("name").asText()).isEqualTo("Answer");
        assertThat(ofId.path("doc").asText()).isEqualTo("é");
        assertThat(registry.get("/schemas/ids/" + id).json().path("schema")).isEqualTo(latest.path("schema"));
        assertThat(registry.get("/schemas/types").json())
                .anyMatch(type -> type.asText().equals("AVRO"));
        assertThat(registry.get("/subjects").json())
                .anyMatch(name -> name.asText().equals(subject));
    }

    @Test
    void shouldFindTheVersionWhenASchemaIsLookedUp() throws Exception {
        int id = registry.id(subject, schema("Answer", "c"));
        registry.register(subject, schema("Answer", "c", "d?"));

        Answer found = registry.post(path(), request(schema("Answer", "c")));

        assertThat(found.json().path("version").asInt()).isEqualTo(1);
        assertThat(found.json().path("id").asInt()).isEqualTo(id);
        assertError(registry.post(path(), request(schema("Answer", "other"))), 404, 40403);
        assertError(registry.post("/subjects/" + encoded("нет"), request(schema("Answer", "c"))), 404, 40401);
    }

    @Test
    void shouldResolveReferencesAndKeepWhatIsReferredTo() throws Exception {
        registry.register(subject, schema("Person", "name"));

        Answer registered = registry.post(orders() + "/versions", order(subject));

        assertThat(registered.status()).isEqualTo(200);
        assertThat(registry.get(orders() + "/versions/1")
                        .json()
                        .path("references")
                        .get(0)
                        .path("subject")
                        .asText())
                .isEqualTo(subject);
        assertThat(registry.get(path() + "/versions/1/referencedby").json()).hasSize(1);
        assertError(registry.delete(path()), 422, 42206);
        assertError(registry.delete(path() + "/versions/1"), 422, 42206);
    }

    /** Path of a subject whose schema refers to this test's. */
    final String orders() {
        return "/subjects/" + encoded(subject + "-заказ");
    }

    /** A request for a schema that refers to the first version of a subject. */
    static String order(String person) {
        return """
                {"schema": "{\\"type\\":\\"record\\",\\"name\\":\\"Order\\",\\"fields\\":[{\\"name\\":\\"by\\",\\"type\\":\\"Person\\"}]}",
                 "references": [{"name": "Person", "subject": "%s", "version": 1}]}""".formatted(person);
    }

    @Test
    void shouldGiveOneIdAndOneVersionWhenManyRegisterAtOnce() throws Exception {
        List<Callable<Integer>> callers = Collections.nCopies(8, () -> registry.id(subject, schema("Race", "a")));
        ExecutorService threads = Executors.newFixedThreadPool(callers.size());
        Set<Integer> ids = new HashSet<>();
        try {
            for (Future<Integer> id : threads.invokeAll(callers)) {
                ids.add(id.get());
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(ids).hasSize(1);
        assertThat(registry.get(path() + "/versions").json()).hasToString("[1]");
    }
}
