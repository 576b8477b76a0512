package io.cxpulse.embedded;

import static io.cxpulse.embedded.RegistryClient.assertError;
import static io.cxpulse.embedded.RegistryClient.encoded;
import static io.cxpulse.embedded.RegistryClient.schema;
import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.testing.EmbeddedCluster;
import io.cxpulse.testing.SharedCluster;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("broker")
@ExtendWith(SharedCluster.class)
class RegistrySubjectsTest extends SubjectsContract {

    RegistrySubjectsTest(EmbeddedCluster cluster) {
        super(new RegistryClient(cluster.registryUrl()));
    }

    @Test
    void shouldListOnlySubjectsOfThePrefixWhenOneIsGiven() throws Exception {
        registry.register(subject, schema("Answer", "b"));

        assertThat(registry.get("/subjects?subjectPrefix=" + encoded(subject)).json())
                .singleElement()
                .matches(name -> name.asText().equals(subject));
        assertThat(registry.get("/subjects?subjectPrefix=" + encoded(":*:")).json())
                .isNotEmpty();
    }

    @Test
    void shouldKnowAvroOnlyWhenTypesAreAsked() throws Exception {
        assertThat(registry.get("/schemas/types").json()).hasToString("[\"AVRO\"]");
    }

    @Test
    void shouldLetGoOfWhatIsReferredToWhenTheReferrerIsDeleted() throws Exception {
        registry.register(subject, schema("Person", "name"));
        assertError(registry.post(orders() + "/versions", order("нет")), 422, 42201);
        registry.post(orders() + "/versions", order(subject));

        registry.delete(orders());

        assertThat(registry.delete(path()).json()).hasToString("[1]");
    }
}
