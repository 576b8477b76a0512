package io.cxpulse.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.schema.CaseEvent;
import io.cxpulse.schema.CaseEventType;
import io.cxpulse.schema.CaseStatus;
import io.cxpulse.schema.Operation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of the records of cases: refused, known, too late, or counted. */
class CaseJudgeTest {

    private static final Instant NOON = InputLog.APPENDED;
    private static final String CASE = "дело №1";
    private static final Duration MEMORY = Duration.ofDays(400);

    private final EventDecoder decoder = new EventDecoder(InputLog.REGISTRY, Map.of());
    private final InputLog cases = new InputLog(Source.CASES, 0);

    @AfterEach
    void close() {
        decoder.close();
    }

    static Stream<Arguments> brokenEvents() {
        return Stream.of(
                Arguments.of("MISSING_FIELD", opened(" ")),
                Arguments.of("UNSUPPORTED_OPERATION", opened("a").setOp(Operation.UNKNOWN)),
                Arguments.of("TARGET_INVALID", opened("a").setTargetEventId("b")),
                Arguments.of("TARGET_INVALID", opened("a").setTargetEventId("")),
                Arguments.of("TARGET_INVALID", opened("a").setOp(Operation.AMEND)),
                Arguments.of("TARGET_INVALID", retract("a", "a")),
                Arguments.of("TARGET_INVALID", retract("a", "\t")),
                Arguments.of("TARGET_INVALID", retract("a", "é".repeat(257))),
                Arguments.of("MISSING_FIELD", opened("a").setCaseId("")),
                Arguments.of("MISSING_FIELD", retract("a", "b").setCaseId(" ")),
                Arguments.of("FIELD_TOO_LONG", opened("a").setCaseId("é".repeat(257))),
                Arguments.of("UNKNOWN_SYMBOL", opened("a").setType(CaseEventType.UNKNOWN)),
                Arguments.of(
                        "UNKNOWN_SYMBOL",
                        retract("a", "b").setOp(Operation.AMEND).setType(CaseEventType.UNKNOWN)),
                Arguments.of("TIME_IMPLAUSIBLE", opened("a").setOccurredAt(Instant.EPOCH)),
                Arguments.of("TIME_IMPLAUSIBLE", retract("a", "b").setOccurredAt(Instant.EPOCH)),
                Arguments.of("MISSING_FIELD", opened("a").setPriority("")),
                Arguments.of("FIELD_TOO_LONG", opened("a").setTeamAfter("x".repeat(257))),
                Arguments.of(
                        "MERGE_INVALID",
                        opened("a").setType(CaseEventType.MERGED).setMergedIntoCaseId(CASE)),
                Arguments.of("DURATION_NEGATIVE", opened("a").setSlaTargetMillis(-1L)),
                // Of two broken rules the first one is the reason.
                Arguments.of("TARGET_INVALID", opened("a").setTargetEventId("b").setCaseId("")),
                Arguments.of("MISSING_FIELD", opened("a").setTeam("").setSlaTargetMillis(-1L)));
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("brokenEvents")
    void shouldNameTheFirstBrokenRuleWhenEventIsInvalid(String reason, CaseEvent.Builder event) {
        cases.add(event);

        assertThat(verdicts()).containsExactly("INVALID " + reason);
    }

    @Test
    void shouldRejectWhenKeyIsNotTheCase() {
        cases.add(null, opened("a"))
                .add("дело №2".getBytes(StandardCharsets.UTF_8), opened("a"))
                .add(CASE.getBytes(StandardCharsets.UTF_16BE), retract("b", "a"))
                .add(new byte[0], opened("a").setType(CaseEventType.UNKNOWN));

        assertThat(verdicts()).hasSize(4).containsOnly("INVALID KEY_MISMATCH");
    }

    @Test
    void shouldLookAtFewFieldsWhenRetracted() {
        cases.add(opened("a"))
                .add(retract("b", "a")
                        .setType(CaseEventType.UNKNOWN)
                        .setPriority(" ")
                        .setSlaTargetMillis(-1L));

        assertThat(verdicts()).containsExactly("COUNTED null", "COUNTED null");
    }

    @Test
    void shouldAcceptWhenMergedInACircle() {
        cases.add(opened("a")
                        .setType(CaseEventType.MERGED)
                        .setMergedIntoCaseId("b")
                        .setSlaTargetMillis(0L))
                .add(opened("c").setCaseId("b").setType(CaseEventType.MERGED).setMergedIntoCaseId(CASE));

        assertThat(verdicts()).containsExactly("FILTERED null", "FILTERED null");
    }

    @Test
    void shouldCountWhatWaitedWhenOpeningArrivesLast() {
        cases.add(at("b", CaseEventType.AGENT_PUBLIC_REPLY, NOON.minusSeconds(60)))
                .add(at("c", CaseEventType.INTERNAL_NOTE, NOON.minusSeconds(50)))
                .add(at("a", CaseEventType.OPENED, NOON.minusSeconds(90)))
                .add(at("d", CaseEventType.INTERNAL_NOTE, NOON.minusSeconds(40)))
                .add(at("e", CaseEventType.INTERNAL_NOTE, NOON.minusSeconds(30)).setTeam("B"))
                .add(at("f", CaseEventType.CANCELLED, NOON));

        assertThat(verdicts())
                .containsExactly(
                        "FILTERED null",
                        "FILTERED null",
                        "COUNTED null",
                        "FILTERED null",
                        "COUNTED null",
                        "COUNTED null");
    }

    @Test
    void shouldKnowAnIdPerCaseWhenCasesShareIt() {
        cases.add(opened("a")).add(opened("a")).add(opened("a").setCaseId("другое"));

        assertThat(verdicts()).containsExactly("COUNTED null", "DUPLICATE null", "COUNTED null");
    }

    @Test
    void shouldApplyOperationsWithinTheCaseWhenTheyComeInAnyOrder() {
        cases.add(retract("r", "a"))
                .add(opened("a"))
                .add(opened("b"))
                .add(at("m", CaseEventType.CANCELLED, NOON)
                        .setOp(Operation.AMEND)
                        .setTargetEventId("b"))
                .add(opened("b").setCaseId("другое"));

        assertThat(verdicts())
                .containsExactly("FILTERED null", "FILTERED null", "COUNTED null", "COUNTED null", "COUNTED null");
    }

    @Test
    void shouldRememberTheWholeCaseWhenItsNewestEventIsRecent() {
        Instant first = NOON.minus(Duration.ofDays(1000));
        Instant second = first.plus(MEMORY);
        Instant third = second.plus(MEMORY).plus(Duration.ofMinutes(1));
        cases.add(at("a", CaseEventType.OPENED, first))
                // An operation keeps it alive as well.
                .add(at("b", CaseEventType.UNKNOWN, second)
                        .setOp(Operation.RETRACT)
                        .setTargetEventId("nobody"))
                .add(at("move", CaseEventType.OPENED, third).setCaseId("другое"))
                .add(at("a", CaseEventType.OPENED, first))
                .add(at("move on", CaseEventType.OPENED, third.plusMillis(1)).setCaseId("другое"))
                .add(at("a", CaseEventType.OPENED, first))
                .add(at("a", CaseEventType.OPENED, third))
                .add(at("s", CaseEventType.RESOLVED, third.plusSeconds(1)).setStatusAfter(CaseStatus.SOLVED));

        // What the forgotten case said stays counted; the new one of the same id knows nothing of it.
        assertThat(verdicts())
                .containsExactly(
                        "COUNTED null",
                        "FILTERED null",
                        "COUNTED null",
                        "DUPLICATE null",
                        "FILTERED null",
                        "TOO_LATE TOO_LATE",
                        "COUNTED null",
                        "COUNTED null");
    }

    @Test
    void shouldRejectWhenCaseIsTooLong() {
        cases.add(at("first", CaseEventType.OPENED, NOON.minus(Duration.ofDays(8))));
        for (int i = 1; i < CaseMemory.LONGEST_CASE; i++) {
            cases.add(at("n" + i, CaseEventType.INTERNAL_NOTE, NOON));
        }
        cases.add(at("one more", CaseEventType.INTERNAL_NOTE, NOON))
                .add(retract("r", "first"))
                .add(at("n1", CaseEventType.INTERNAL_NOTE, NOON))
                .add(at("late", CaseEventType.INTERNAL_NOTE, NOON.minus(Duration.ofDays(8))))
                .add(at("future", CaseEventType.INTERNAL_NOTE, NOON.plus(Duration.ofDays(8))))
                .add(opened("other").setCaseId("другое"));

        List<String> verdicts = verdicts();

        assertThat(verdicts.subList(0, CaseMemory.LONGEST_CASE)).doesNotContain("INVALID CASE_TOO_LONG");
        assertThat(verdicts.subList(CaseMemory.LONGEST_CASE, verdicts.size()))
                .containsExactly(
                        "INVALID CASE_TOO_LONG",
                        "INVALID CASE_TOO_LONG",
                        "DUPLICATE null",
                        "TOO_LATE TOO_LATE",
                        "FUTURE TIME_FUTURE",
                        "COUNTED null");
    }

    private static CaseEvent.Builder opened(String id) {
        return at(id, CaseEventType.OPENED, NOON);
    }

    private static CaseEvent.Builder retract(String id, String target) {
        return opened(id).setOp(Operation.RETRACT).setTargetEventId(target);
    }

    private static CaseEvent.Builder at(String id, CaseEventType type, Instant at) {
        return InputLog.change(CASE, id, type, at);
    }

    private List<String> verdicts() {
        Judge judge = new Judge(Source.CASES, Policy.SHIPPED.of(Source.CASES), Definitions.contracts(), decoder);
        return cases.records().stream()
                .map(judge::judge)
                .map(judgement -> judgement.fate() + " " + judgement.reason())
                .toList();
    }
}
