package io.cxpulse.embedded;

import static io.cxpulse.embedded.RegistryClient.assertError;
import static io.cxpulse.embedded.RegistryClient.schema;
import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.testing.EmbeddedCluster;
import io.cxpulse.testing.SharedCluster;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("broker")
@ExtendWith(SharedCluster.class)
class RegistryDeletionTest extends DeletionContract {

    RegistryDeletionTest(EmbeddedCluster cluster) {
        super(new RegistryClient(cluster.registryUrl()));
    }

    @Test
    void shouldGiveANewIdWhenTheOldOneIsLost() throws Exception {
        int first = registry.id(subject, schema("New", "a"));
        registry.delete(path());
        registry.delete(path() + "?permanent=true");

        assertThat(registry.id(subject, schema("New", "a"))).isGreaterThan(first);
    }

    @Test
    void shouldDropItsOwnLevelWhenASubjectIsDeleted() throws Exception {
        registry.register(subject, schema("Levelled", "a"));
        setLevel("FULL");

        registry.delete(path());

        assertError(registry.get(config()), 404, 40408);
    }

    @Test
    void shouldSayWhichStepIsMissingOrDoneWhenDeletedInTheWrongOrder() throws Exception {
        registry.register(subject, schema("Steps", "a"));
        registry.register(subject, schema("Steps", "a", "b?"));

        assertError(registry.delete(path() + "?permanent=true"), 404, 40405);
        assertError(registry.delete(path() + "/versions/1?permanent=true"), 404, 40407);
        registry.delete(path() + "/versions/1");
        assertError(registry.delete(path() + "/versions/1"), 404, 40406);
    }
}
