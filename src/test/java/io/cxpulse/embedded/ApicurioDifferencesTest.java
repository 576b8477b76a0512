package io.cxpulse.embedded;

import static io.cxpulse.embedded.RegistryClient.assertError;
import static io.cxpulse.embedded.RegistryClient.encoded;
import static io.cxpulse.embedded.RegistryClient.request;
import static io.cxpulse.embedded.RegistryClient.schema;
import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.embedded.RegistryClient.Answer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Where Apicurio Registry and the embedded one answer differently on purpose: the embedded one does as Confluent's
 * documented API. One test a difference; none of them is in the way of a producer or of the pipeline.
 */
@Tag("foreign")
@ExtendWith(SharedApicurio.class)
class ApicurioDifferencesTest extends RegistryContract {

    ApicurioDifferencesTest(ApicurioRegistry apicurio) {
        super(new RegistryClient(apicurio.url()));
    }

    @Test
    void shouldSendErrorsAsPlainJsonWhereOursHasConfluentsType() throws Exception {
        assertThat(registry.get(path() + "/versions").contentType()).isEqualTo("application/json");
    }

    @Test
    void shouldGiveNoWordsOfTheCheckerWhereOursQuotesThem() throws Exception {
        registry.register(subject, schema("Answer", "a"));
        String bad = schema("Answer", "a", "must");

        assertThat(registry.register(subject, bad).message())
                .contains("RuleViolationException")
                .doesNotContain("READER_FIELD_MISSING_DEFAULT_VALUE");
        assertThat(registry.post("/compatibility" + path() + "/versions?verbose=true", request(bad))
                        .json()
                        .has("messages"))
                .isFalse();
    }

    @Test
    void shouldFindNoVersionWhereOursSaysThatNoneIsCalledSo() throws Exception {
        registry.register(subject, schema("Answer", "a"));

        assertError(registry.get(path() + "/versions/0"), 404, 40402);
        assertError(registry.get(path() + "/versions/" + encoded("последняя")), 404, 40402);
    }

    @Test
    void shouldAnswerWithNoneWhereOursSaysThatTheSubjectHasNoLevel() throws Exception {
        registry.register(subject, schema("Answer", "a"));

        assertThat(registry.get(config()).json()).hasToString("{\"compatibilityLevel\":\"NONE\"}");
        assertThat(registry.register(subject, schema("Answer", "b")).status()).isEqualTo(409);
    }

    @Test
    void shouldKnowLevelsInCapitalsOnlyWhereOursTakesAnyCase() throws Exception {
        assertError(registry.put(config(), "{\"compatibility\":\"full\"}"), 422, 42203);
    }

    @Test
    void shouldCheckAllVersionsWhereOursChecksTheLastUnlessTheLevelIsTransitive() throws Exception {
        registry.register(subject, schema("Answer", "a"));
        setLevel("NONE");
        registry.register(subject, schema("Answer", "a", "b"));

        setLevel("BACKWARD");

        assertThat(isCompatible("", schema("Answer", "b"))).isFalse();
        assertThat(isCompatible("/latest", schema("Answer", "b"))).isTrue();
    }

    @Test
    void shouldSwapTheAnswersAboutAnUnknownSubject() throws Exception {
        String check = "/compatibility" + path() + "/versions";

        assertError(registry.post(check, request(schema("Answer", "a"))), 404, 40401);
        assertThat(isCompatible("/latest", schema("Answer", "a"))).isTrue();
    }

    @Test
    void shouldRememberAModeWithoutObeyingItWhereOursRefuses() throws Exception {
        String mode = "/mode/" + encoded(subject);
        registry.register(subject, schema("Answer", "a"));

        registry.put(mode, "{\"mode\":\"READONLY\"}");

        assertThat(registry.get(mode).json()).hasToString("{\"mode\":\"READONLY\"}");
        assertThat(registry.register(subject, schema("Answer", "a", "b?")).status())
                .isEqualTo(200);
    }

    @Test
    void shouldCallAWrongStepOfDeletionAConflictWhereOursFindsNothing() throws Exception {
        registry.register(subject, schema("Steps", "a"));

        assertError(registry.delete(path() + "?permanent=true"), 409, 40405);
        assertError(registry.delete(path() + "/versions/1?permanent=true"), 409, 40407);
        registry.delete(path() + "/versions/1");
        assertError(registry.delete(path() + "/versions/1"), 409, 40406);
    }

    @Test
    void shouldListAllSubjectsWhereOursHeedsThePrefix() throws Exception {
        registry.register(subject, schema("Answer", "a"));
        registry.register("другая", schema("Answer", "a"));

        Answer listed = registry.get("/subjects?subjectPrefix=" + encoded(subject));

        assertThat(listed.json()).anyMatch(name -> name.asText().equals("другая"));
    }

    @Test
    void shouldTakeOtherTypesAndAnyNameWhereOursIsForAvroOnly() throws Exception {
        assertThat(registry.get("/schemas/types").json()).hasSize(3);
        assertThat(registry.post("/subjects/a%07/versions", request(schema("Bell", "a")))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void shouldBlameItselfWhereOursBlamesTheClient() throws Exception {
        Answer answer = registry.post(path() + "/versions", "{}");

        assertThat(answer.status()).isEqualTo(500);
    }
}
