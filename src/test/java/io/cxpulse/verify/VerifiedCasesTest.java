package io.cxpulse.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.cxpulse.schema.CaseEvent;
import io.cxpulse.schema.CaseEventType;
import io.cxpulse.schema.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two cases of one London day, from their events to the published windows. */
class VerifiedCasesTest {

    private static final Instant DAY = Instant.parse("2026-04-08T23:00:00Z");
    private static final Instant NEXT_DAY = Instant.parse("2026-04-09T23:00:00Z");

    private final EventDecoder decoder = new EventDecoder(InputLog.REGISTRY, Map.of());
    private final InputLog cases = new InputLog(Source.CASES, 0);
    private final Published published = new Published();

    @BeforeEach
    void observe() {
        cases.add(at("дело", "open", CaseEventType.OPENED, 0).setPriority("2").setTeam("É"))
                .add(at("дело", "reply", CaseEventType.AGENT_PUBLIC_REPLY, 30))
                .add(at("дело", "solve", CaseEventType.RESOLVED, 90))
                .add(at("other", "open", CaseEventType.OPENED, 10).setPriority("2"))
                .add(at("other", "reply", CaseEventType.AGENT_PUBLIC_REPLY, 100).setPriority("1"));
        window("first_response_time", Contract.Kind.DURATION, Map.of(), span(30), span(90));
        window("first_response_time", Contract.Kind.DURATION, Map.of("priority", "2"), span(30));
        window("first_response_time", Contract.Kind.DURATION, Map.of("priority", "1"), span(90));
        window("solved_by_people", Contract.Kind.DURATION, Map.of(), span(90));
        window("reopen_rate", Contract.Kind.SHARE, Map.of(), new Observation(0, 0, new Value.Verdict(false)));
        window("backlog", Contract.Kind.COUNT, Map.of(), new Observation(0, 0, null));
    }

    @AfterEach
    void close() {
        decoder.close();
    }

    @Test
    void shouldBeCleanWhenPipelineCountsTheSame() {
        Report report = told().report(true);

        assertThat(report.differences()).isEmpty();
        assertThat(report.compared())
                .containsEntry("observations", 7L)
                .containsEntry("series", 6L)
                .containsEntry("published_windows", 6L);
        assertThat(report.partitions().get("cx.cases-0").fates())
                .containsEntry(Fate.COUNTED, 5L)
                .containsEntry(Fate.FILTERED, 0L);
    }

    @Test
    void shouldForgiveOnePercentWhenPercentileIsReadOff() {
        // The median of 30 and 90 minutes is the first of them.
        spoil("first_response_time", "p50", 1816.0);
        assertThat(told().report(true).differences()).isEmpty();

        spoil("first_response_time", "p50", 1819.0);
        assertThat(told().report(true).differences())
                .extracting(Difference::field)
                .containsExactly("p50");
    }

    @Test
    void shouldReportStaleWindowsWhenCaseHasLeftThem() {
        cases.add(at("дело", "spam", CaseEventType.MARKED_SPAM, 200));

        assertThat(told().report(true).differences())
                .extracting(difference -> difference.where().get("metric"), Difference::kind)
                .contains(
                        tuple("first_response_time@1", Difference.Kind.WRONG),
                        tuple("solved_by_people@1", Difference.Kind.EXTRA),
                        tuple("reopen_rate@1", Difference.Kind.EXTRA));
        // Its windows may still show it while the pipeline is at work.
        assertThat(told().report(false).differences()).isEmpty();

        published.drop(key("solved_by_people", "")).drop(key("reopen_rate", ""));
        published.drop(key("first_response_time", "priority:2"));
        window("first_response_time", Contract.Kind.DURATION, Map.of(), span(90));
        assertThat(told().report(true).differences()).isEmpty();
    }

    @Test
    void shouldReportStaleWindowWhenCaseLeftItLongAgo() {
        cases.add(at("дело", "spam", CaseEventType.MARKED_SPAM, 200))
                .pass(Duration.ofHours(1))
                .add(at("other", "note", CaseEventType.INTERNAL_NOTE, 201));

        assertThat(told().report(false).differences())
                .extracting(difference -> difference.where().get("metric"))
                .contains("first_response_time@1", "solved_by_people@1", "reopen_rate@1");
    }

    @Test
    void shouldMoveTheObservationWhenEventIsAmended() {
        cases.add(at("дело", "a", CaseEventType.INTERNAL_NOTE, 210)
                .setOp(Operation.AMEND)
                .setTargetEventId("reply"));
        window("first_response_time", Contract.Kind.DURATION, Map.of(), span(90));
        published.drop(key("first_response_time", "priority:2"));

        assertThat(told().report(true).differences()).isEmpty();
    }

    @Test
    void shouldProveNothingWhenEventsOfCasesWereDeleted() {
        Verification verification = new Verification(Definitions.contracts(), decoder);
        verification.beginsAt(cases.partition(), 1);
        cases.pass(Duration.ofDays(9)).add(InputLog.change("ü", "late", CaseEventType.OPENED, NEXT_DAY));
        cases.records().stream().skip(1).forEach(verification::read);
        published.records().forEach(record -> verification.published(record.key(), record.value()));

        Report report = verification.report(true);

        assertThat(report.differences()).isEmpty();
        assertThat(report.notes())
                .contains("nothing about cases can be proven: records are deleted, and any case may rest on them");
    }

    private Verification told() {
        Verification verification = new Verification(Definitions.contracts(), decoder);
        cases.records().forEach(verification::read);
        published.records().forEach(record -> verification.published(record.key(), record.value()));
        return verification;
    }

    private static CaseEvent.Builder at(String caseId, String id, CaseEventType type, long minute) {
        return InputLog.change(caseId, id, type, DAY.plus(Duration.ofMinutes(minute)));
    }

    private void window(String metric, Contract.Kind kind, Map<String, String> segment, Observation... observations) {
        String key = key(metric, SegmentText.of(segment));
        published
                .drop(key)
                .add(
                        key,
                        Published.window(
                                metric, 1, kind, segment, DAY, NEXT_DAY, List.copyOf(Arrays.asList(observations))));
    }

    private void spoil(String metric, String statistic, double value) {
        published.spoil(key(metric, ""), b -> {
            Map<String, Double> statistics = new TreeMap<>(b.getStatistics());
            statistics.put(statistic, value);
            return b.setStatistics(statistics);
        });
    }

    private static String key(String metric, String segment) {
        return metric + "@1|" + segment + "|day|" + DAY.toEpochMilli();
    }

    private static Observation span(long minutes) {
        return new Observation(0, 0, new Value.Span(60_000 * minutes));
    }
}
