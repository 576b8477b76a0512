package io.cxpulse.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cxpulse.event.UnfitField;
import io.cxpulse.schema.ActorType;
import io.cxpulse.schema.CaseEvent;
import io.cxpulse.schema.CaseEventType;
import io.cxpulse.schema.InteractionEvent;
import io.cxpulse.schema.Operation;
import io.cxpulse.schema.SurveyEvent;
import io.cxpulse.schema.SurveyKind;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonEventsTest {

    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07.089Z");

    private final JsonEvents events = new JsonEvents("источник", InstantSource.fixed(NOW.plusNanos(5)));

    @Test
    void shouldFillDefaultsWhenOnlyRequiredFieldsAreGiven() throws Exception {
        OutboundEvent event =
                read("{'event':'survey','eventId':'é🙂','surveyId':'s','occurredAt':'2025-01-02T03:04:05Z'}");

        assertThat(event.kind()).isEqualTo(EventKind.SURVEY);
        assertThat(event.key()).isEqualTo("é🙂");
        assertThat(event.eventTime()).isEqualTo("2025-01-02T03:04:05Z");
        SurveyEvent survey = (SurveyEvent) event.value();
        assertThat(survey.getOp()).isEqualTo(Operation.ASSERT);
        assertThat(survey.getKind()).isEqualTo(SurveyKind.UNKNOWN);
        assertThat(survey.getSource()).isEqualTo("источник");
        assertThat(survey.getIngestedAt()).isEqualTo(NOW);
        assertThat(survey.getScore()).isNull();
        assertThat(survey.getCustomerId()).isNull();
    }

    @Test
    void shouldTakeFieldsAsGivenWhenTheyFit() throws Exception {
        OutboundEvent event = read(
                "{'event':'interaction','eventId':'e','occurredAt':'2025-01-02T03:04:05.6789+03:00','source':'crm',"
                        + "'op':'RETRACT','targetEventId':'d','actor':'AGENT','talkMillis':9007199254740993,'sentimentScore':-1,"
                        + "'anonymousId':'a','ingestedAt':'2001-01-01T00:00:00Z','product':null}");

        InteractionEvent interaction = (InteractionEvent) event.value();
        assertThat(event.key()).isEqualTo("a");
        assertThat(interaction.getOccurredAt()).isEqualTo("2025-01-02T00:04:05.678Z");
        assertThat(interaction.getSource()).isEqualTo("crm");
        assertThat(interaction.getOp()).isEqualTo(Operation.RETRACT);
        assertThat(interaction.getActor()).isEqualTo(ActorType.AGENT);
        assertThat(interaction.getTalkMillis()).isEqualTo(9_007_199_254_740_993L);
        assertThat(interaction.getSentimentScore()).isEqualTo(-1.0);
        assertThat(interaction.getIngestedAt()).isEqualTo(NOW);
        assertThat(interaction.getProduct()).isNull();
    }

    @Test
    void shouldAnchorAndKeyWhenAnswerTimeAndCustomerAreGiven() throws Exception {
        OutboundEvent event = read("{'event':'survey','eventId':'e','surveyId':'s','occurredAt':'2025-01-02T03:04:05Z',"
                + "'respondedAt':'2025-01-01T00:00:00Z','customerId':'клиент','anonymousId':'a'}");

        assertThat(event.key()).isEqualTo("клиент");
        assertThat(event.eventTime()).isEqualTo("2025-01-01T00:00:00Z");
    }

    @Test
    void shouldKeyByCaseWhenEventIsOfCase() throws Exception {
        OutboundEvent event = read("{'event':'case','eventId':'e','caseId':'дело 7 é','type':'CLOSED','slaMet':false,"
                + "'customerId':'клиент','occurredAt':'2025-01-02T03:04:05Z','sourceSequence':-3,'publicReply':true}");

        assertThat(event.kind()).isEqualTo(EventKind.CASE);
        assertThat(event.kind().topic()).isEqualTo(Topics.CASES);
        assertThat(event.key()).isEqualTo("дело 7 é");
        assertThat(event.eventTime()).isEqualTo("2025-01-02T03:04:05Z");
        CaseEvent written = (CaseEvent) event.value();
        assertThat(written.getType()).isEqualTo(CaseEventType.CLOSED);
        assertThat(written.getSlaMet()).isFalse();
        assertThat(written.getPublicReply()).isTrue();
        assertThat(written.getDerived()).isFalse();
        assertThat(written.getSourceSequence()).isEqualTo(-3);
        EventCodec codec = new EventCodec();
        assertThat(codec.decode(codec.encode(event))).isEqualTo(event);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            quoteCharacter = '`',
            delimiter = ';',
            value = {
                "'op':'AMEND','targetEventId':'цель'; цель; 2025-01-02T03:04:05Z",
                "'op':'RETRACT','targetEventId':'цель'; цель; 2025-01-02T03:04:05Z",
                "'op':'RETRACT','targetEventId':'цель','anonymousId':'é'; é; 2025-01-02T03:04:05Z",
                "'op':'RETRACT'; e; 2025-01-02T03:04:05Z",
                "'op':'ASSERT','targetEventId':'цель'; e; 2025-01-01T00:00:00Z",
            })
    void shouldReachTargetAtItsOwnTimeWhenEventIsAboutAnother(String fields, String key, Instant time)
            throws Exception {
        OutboundEvent event = read("{'event':'survey','eventId':'e','surveyId':'s','occurredAt':'2025-01-02T03:04:05Z',"
                + "'respondedAt':'2025-01-01T00:00:00Z'," + fields + "}");

        assertThat(event.key()).isEqualTo(key);
        assertThat(event.eventTime()).isEqualTo(time);
    }

    @Test
    void shouldListKindsWhenItIsUnknown() {
        assertThatExceptionOfType(UnfitField.class)
                .isThrownBy(() -> read("{'event':'дело'}"))
                .satisfies(unfit -> assertThat(unfit.detail())
                        .isEqualTo("\"дело\" does not fit; one of survey, interaction, case is accepted"));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "event, 'дело'",
                "event, 7",
                "eventId, 7",
                "eventId, null",
                "surveyId, null",
                "occurredAt, 1735786800000",
                "occurredAt, '2025-01-02'",
                "occurredAt, '2025-01-02T03:04:05'",
                "occurredAt, 'вчера'",
                "occurredAt, '+1000000000-12-31T23:59:59Z'",
                "type, 'completed'",
                "op, 'DELETE'",
                "score, '9'",
                "score, true",
                "scaleMin, 1.0",
                "scaleMax, 99999999999",
                "channel, ['phone']",
                "comment, {}",
                "customerId, 'é \\ud83d'",
                "couleur, 'é'",
            })
    void shouldNameFieldWhenItDoesNotFit(String field, String value) {
        String all = "{'event':'survey','eventId':'e','surveyId':'s','occurredAt':'2025-01-02T03:04:05Z'}";
        String start = all.contains("'" + field + "':")
                ? all.replaceFirst("'" + field + "':'[^']*'", "'" + field + "':" + value.replace("\\", ""))
                : all.substring(0, all.length() - 1) + ",'" + field + "':" + value + "}";

        assertThatExceptionOfType(UnfitField.class)
                .isThrownBy(() -> read(start))
                .satisfies(unfit -> {
                    assertThat(unfit.path()).isEqualTo(field);
                    assertThat(unfit.detail()).isNotBlank().doesNotContain("\n");
                });
    }

    @Test
    void shouldMapImplausibleTimesWhenTheyAreReadable() throws Exception {
        // Whether a time is plausible is for the pipeline to judge.
        for (String time : new String[] {"1970-01-01T00:00:00Z", "2099-12-31T00:00:00Z", "-0004-01-01T00:00:00Z"}) {
            assertThat(read("{'event':'interaction','eventId':'e','occurredAt':'" + time + "'}")
                            .eventTime())
                    .isEqualTo(Instant.parse(time));
        }
    }

    @Test
    void shouldGiveSameEventBackWhenEncoded() throws Exception {
        EventCodec codec = new EventCodec();
        OutboundEvent survey = read(
                "{'event':'survey','eventId':'é🙂','surveyId':'s','occurredAt':'1969-01-02T03:04:05.006Z','score':7.5,'metric':'CSAT'}");
        OutboundEvent interaction =
                read("{'event':'interaction','eventId':'я','occurredAt':'2025-01-02T03:04:05Z','topic':'возврат'}");

        byte[] first = codec.encode(survey);
        byte[] second = codec.encode(interaction);

        assertThat(codec.decode(first)).isEqualTo(survey);
        assertThat(codec.decode(second)).isEqualTo(interaction);
    }

    private OutboundEvent read(String json) throws IOException, UnfitField {
        return events.read(new JsonMapper().readTree(json.replace('\'', '"')));
    }
}
