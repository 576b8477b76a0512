package io.cxpulse.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cxpulse.event.Actor;
import io.cxpulse.event.CaseChange;
import io.cxpulse.event.CaseOrigin;
import io.cxpulse.event.CaseSnapshot;
import io.cxpulse.event.CaseStatus;
import io.cxpulse.event.Dimension;
import io.cxpulse.event.StateChange;
import io.cxpulse.event.UnfitField;
import io.cxpulse.schema.ActorType;
import io.cxpulse.schema.CaseEvent;
import io.cxpulse.schema.CaseEventType;
import io.cxpulse.schema.Operation;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonSnapshotsTest {

    private static final String LEAST = "'caseId':'дело 7','sequence':3,'at':'2025-01-02T03:04:05Z','status':'OPEN'";

    private static final String ALL = LEAST + ",'openedAt':'2025-01-01T00:00:00.5+03:00','createdBy':'AUTOMATION',"
            + "'actor':'BOT','channel':'чат','product':'é','touchpoint':'a','region':'b','team':'c','topic':'d',"
            + "'priority':'🔥','assignee':'агент','transfers':2,'reopens':0,'slaMet':false,'resolutionCode':'код',"
            + "'sourceType':'Ждём'";

    private final JsonSnapshots snapshots = new JsonSnapshots();

    @Test
    void shouldLeaveOutWhatIsNotSaidWhenOnlyRequiredFieldsAreGiven() throws Exception {
        assertThat(read(LEAST))
                .isEqualTo(new CaseSnapshot(
                        "дело 7",
                        3,
                        Instant.parse("2025-01-02T03:04:05Z"),
                        null,
                        CaseStatus.OPEN,
                        CaseOrigin.UNKNOWN,
                        Actor.UNKNOWN,
                        Map.of(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    @Test
    void shouldTakeFieldsAsGivenWhenTheyFit() throws Exception {
        CaseSnapshot state = read(ALL);

        assertThat(state.openedAt()).isEqualTo("2024-12-31T21:00:00.5Z");
        assertThat(state.createdBy()).isEqualTo(CaseOrigin.AUTOMATION);
        assertThat(state.actor()).isEqualTo(Actor.BOT);
        assertThat(state.dimensions())
                .isEqualTo(Map.of(
                        Dimension.CHANNEL, "чат",
                        Dimension.PRODUCT, "é",
                        Dimension.TOUCHPOINT, "a",
                        Dimension.REGION, "b",
                        Dimension.TEAM, "c",
                        Dimension.TOPIC, "d",
                        Dimension.PRIORITY, "🔥"));
        assertThat(state.assignee()).isEqualTo("агент");
        assertThat(state.transfers()).isEqualTo(2);
        assertThat(state.reopens()).isZero();
        assertThat(state.slaMet()).isFalse();
        assertThat(state.resolutionCode()).isEqualTo("код");
        assertThat(state.sourceType()).isEqualTo("Ждём");
    }

    @Test
    void shouldGiveSameStateBackWhenEncoded() throws Exception {
        SnapshotCodec codec = new SnapshotCodec();

        byte[] all = codec.encode(read(ALL));
        byte[] least = codec.encode(read(LEAST));

        assertThat(codec.decode(all)).isEqualTo(read(ALL));
        assertThat(codec.decode(least)).isEqualTo(read(LEAST));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            quoteCharacter = '`',
            delimiter = ';',
            value = {
                "caseId; null; text",
                "caseId; 7; text",
                "caseId; ' '; 1 to 256",
                "sequence; null; whole number",
                "sequence; '3'; whole number",
                "sequence; 1.0; whole number",
                "at; null; ISO-8601",
                "at; '13/3/2016 01:22'; ISO-8601",
                "at; 1735786800000; ISO-8601",
                "openedAt; 'вчера'; ISO-8601",
                "status; null; NEW, OPEN",
                "status; 'UNKNOWN'; NEW, OPEN",
                "status; 'Active'; NEW, OPEN",
                "createdBy; 'КЛИЕНТ'; CUSTOMER",
                "actor; 'agent'; AGENT",
                "team; ['é']; text",
                "assignee; 7; text",
                "transfers; -1; 0 or more",
                "transfers; '1'; whole number",
                "reopens; -3; 0 or more",
                "reopens; 9999999999999999999; whole number",
                "slaMet; 'true'; true or false",
                "slaMet; 1; true or false",
                "resolutionCode; {}; text",
                "couleur; 'é'; unknown field",
            })
    void shouldNameFieldWhenItDoesNotFit(String field, String value, String accepted) {
        String fields = LEAST.contains("'" + field + "':")
                ? LEAST.replaceFirst("'" + field + "':('[^']*'|[0-9]+)", "'" + field + "':" + value)
                : LEAST + ",'" + field + "':" + value;

        assertThatExceptionOfType(UnfitField.class)
                .isThrownBy(() -> read(fields))
                .satisfies(unfit -> {
                    assertThat(unfit.path()).isEqualTo(field);
                    assertThat(unfit.detail()).contains(accepted).doesNotContain("\n");
                });
    }

    @Test
    void shouldRefuseCaseWhenItsIdIsOverlong() {
        assertThatExceptionOfType(UnfitField.class)
                .isThrownBy(() -> read(LEAST.replace("дело 7", "я".repeat(257))))
                .satisfies(unfit -> assertThat(unfit.detail()).contains("257"));
    }

    @Test
    void shouldWriteEveryFieldWhenChangeIsDerived() throws Exception {
        Instant now = Instant.parse("2026-03-04T05:06:07.089Z");
        StateChange change = new StateChange(
                "журнал:дело 7:3:2-transferred",
                CaseChange.TRANSFERRED,
                Instant.parse("2025-01-02T03:04:05Z"),
                read(ALL),
                CaseStatus.NEW,
                CaseStatus.PENDING_CUSTOMER,
                "раньше",
                "потом",
                "агент 0");

        OutboundEvent event = new DerivedEvents("журнал", InstantSource.fixed(now)).of(change);

        assertThat(event.kind()).isEqualTo(EventKind.CASE);
        assertThat(event.key()).isEqualTo("дело 7");
        assertThat(event.eventTime()).isEqualTo("2025-01-02T03:04:05Z");
        CaseEvent written = (CaseEvent) event.value();
        assertThat(written.getEventId()).isEqualTo("журнал:дело 7:3:2-transferred");
        assertThat(written.getOp()).isEqualTo(Operation.ASSERT);
        assertThat(written.getType()).isEqualTo(CaseEventType.TRANSFERRED);
        assertThat(written.getSource()).isEqualTo("журнал");
        assertThat(written.getIngestedAt()).isEqualTo(now);
        assertThat(written.getSourceSequence()).isEqualTo(3);
        assertThat(written.getActor()).isEqualTo(ActorType.BOT);
        assertThat(written.getStatusBefore()).hasToString("NEW");
        assertThat(written.getStatusAfter()).hasToString("PENDING_CUSTOMER");
        assertThat(written.getCreatedBy()).hasToString("AUTOMATION");
        assertThat(written.getTeamBefore()).isEqualTo("раньше");
        assertThat(written.getTeamAfter()).isEqualTo("потом");
        assertThat(written.getAssigneeBefore()).isEqualTo("агент 0");
        assertThat(written.getAssigneeAfter()).isEqualTo("агент");
        assertThat(written.getSlaMet()).isFalse();
        assertThat(written.getResolutionCode()).isEqualTo("код");
        assertThat(written.getSourceType()).isEqualTo("Ждём");
        assertThat(written.getDerived()).isTrue();
        assertThat(written.toString()).contains("чат", "\"é\"", "🔥");
        EventCodec codec = new EventCodec();
        assertThat(codec.decode(codec.encode(event))).isEqualTo(event);
    }

    private CaseSnapshot read(String fields) throws IOException, UnfitField {
        return snapshots.read(new JsonMapper().readTree(("{" + fields + "}").replace('\'', '"')));
    }
}
