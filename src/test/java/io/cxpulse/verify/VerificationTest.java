package io.cxpulse.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.cxpulse.schema.DeadLetter;
import io.cxpulse.schema.DeadLetterReason;
import io.cxpulse.schema.InteractionType;
import io.cxpulse.schema.WindowState;
import io.cxpulse.schema.WindowedMetric;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Three NPS answers and a contact around the end of a London summer day, two of the answers in a touchpoint whose name
 * holds a comma and an accent, among one record of every other fate.
 */
class VerificationTest {

    private static final String GATE = "Café, étage 1 ☕";
    private static final String GATE_SEGMENT = "touchpoint:Caf%C3%A9%2C%20%C3%A9tage%201%20%E2%98%95";

    // In April London is an hour ahead of UTC.
    private static final Instant DAY = Instant.parse("2026-04-08T23:00:00Z");
    private static final Instant NEXT_DAY = Instant.parse("2026-04-09T23:00:00Z");
    private static final Instant DAY_AFTER = Instant.parse("2026-04-10T23:00:00Z");

    private static final String TOTAL_KEY = "nps@1||day|" + DAY.toEpochMilli();
    private static final String GATE_KEY = "nps@1|" + GATE_SEGMENT + "|day|" + DAY.toEpochMilli();
    private static final String NEXT_KEY = "nps@1||day|" + NEXT_DAY.toEpochMilli();
    private static final String CONTACT_KEY = "contact_volume@1||day|" + DAY.toEpochMilli();
    private static final String SLIDING_KEY = "nps@1||5m";

    private final EventDecoder decoder = new EventDecoder(InputLog.REGISTRY, Map.of());
    private final InputLog surveys = new InputLog(Source.SURVEYS, 0);
    private final InputLog interactions = new InputLog(Source.INTERACTIONS, 1);
    private final Published published = new Published();
    private final List<DeadLetter> letters = new ArrayList<>();

    @BeforeEach
    void observe() {
        surveys.add(InputLog.nps("first", DAY, 10).setTouchpoint(GATE))
                .add(new byte[] {1})
                .add(InputLog.nps("last", NEXT_DAY.minusMillis(1), 7).setTouchpoint(GATE))
                .add(InputLog.nps("epoch", Instant.EPOCH, 7))
                .add(InputLog.nps("2099", Instant.parse("2099-01-01T00:00:00Z"), 7))
                .add(InputLog.nps("next", NEXT_DAY, 3))
                .add(InputLog.nps("first", DAY, 10).setTouchpoint(GATE))
                .add(InputLog.nps("late", DAY.minusSeconds(8 * 86_400), 1));
        interactions.add(InputLog.contact("позвонил", DAY));
        Map<String, String> gate = Map.of("touchpoint", GATE);
        published
                .add(TOTAL_KEY, nps(Map.of(), DAY, NEXT_DAY, 10, 7))
                .add(GATE_KEY, nps(gate, DAY, NEXT_DAY, 10, 7))
                .add(NEXT_KEY, nps(Map.of(), NEXT_DAY, DAY_AFTER, 3))
                .add(
                        CONTACT_KEY,
                        Published.window(
                                "contact_volume",
                                1,
                                Contract.Kind.COUNT,
                                Map.of(),
                                DAY,
                                NEXT_DAY,
                                List.of(new Observation(0, 0, null))))
                .add(
                        SLIDING_KEY,
                        WindowedMetric.newBuilder(
                                        nps(Map.of(), NEXT_DAY.minusSeconds(60), NEXT_DAY.plusSeconds(240), 7, 3))
                                .setWindow("5m")
                                .build());
        letter(1, DeadLetterReason.UNDECODABLE);
        letter(3, DeadLetterReason.TIME_IMPLAUSIBLE);
        letter(4, DeadLetterReason.TIME_FUTURE);
        letter(7, DeadLetterReason.TOO_LATE);
    }

    @AfterEach
    void close() {
        decoder.close();
    }

    @Test
    void shouldBeCleanWhenEverythingAgrees() {
        Report report = verify();

        assertThat(report.differences()).isEmpty();
        assertThat(report.isClean()).isTrue();
        assertThat(report.partitions().get("cx.surveys-0").fates())
                .containsExactly(
                        Map.entry(Fate.UNDECODABLE, 1L),
                        Map.entry(Fate.INVALID, 1L),
                        Map.entry(Fate.FUTURE, 1L),
                        Map.entry(Fate.DUPLICATE, 1L),
                        Map.entry(Fate.TOO_LATE, 1L),
                        Map.entry(Fate.FILTERED, 0L),
                        Map.entry(Fate.COUNTED, 3L));
        assertThat(report.partitions().get("cx.surveys-0").sum()).isEqualTo(8);
        // Three answers in the total, two of them in the touchpoint, one contact.
        assertThat(report.compared())
                .containsEntry("observations", 6L)
                .containsEntry("series", 3L)
                .containsEntry("published_windows", 5L)
                .containsEntry("dead_letters", 4L);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("n", b -> b.setN(3), "n"),
                fault("value", b -> b.setValue(50.0000001), "value"),
                fault("no value", b -> b.setValue(null), "value"),
                fault("NaN", b -> b.setValue(Double.NaN), "value"),
                fault("low", b -> b.setLow(0.0), "low"),
                fault("high", b -> b.setHigh(null), "high"),
                fault("statistic", b -> b.setStatistics(with(b, "promoters", 2.0)), "promoters"),
                fault("statistic too many", b -> b.setStatistics(with(b, "neutrals", 0.0)), "neutrals"),
                fault("unit", b -> b.setUnit("ratio"), "unit"),
                fault("state", b -> b.setState(WindowState.UNKNOWN), "state"),
                fault("dimensions", b -> b.setDimensions(Map.of("channel", "é")), "segment"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void shouldReportFieldWhenPublishedWindowIsWrong(
            String name, UnaryOperator<WindowedMetric.Builder> fault, String field) {
        published.spoil(TOTAL_KEY, fault);

        assertThat(verify().differences()).hasSize(1).allSatisfy(difference -> {
            assertThat(difference.kind()).isEqualTo(Difference.Kind.WRONG);
            assertThat(difference.field()).isEqualTo(field);
            assertThat(difference.where())
                    .containsEntry("metric", "nps@1")
                    .containsEntry("segment", "")
                    .containsEntry("window", "day")
                    .containsEntry("start", DAY.toString());
        });
    }

    @Test
    void shouldReportBoundsWhenWindowIsNotADayOfItsZone() {
        published.spoil(NEXT_KEY, b -> b.setEnd(DAY_AFTER.plusSeconds(3600)));
        assertThat(verify().differences()).extracting(Difference::field).containsExactly("end");

        published.spoil(NEXT_KEY, b -> b.setEnd(DAY_AFTER).setStart(NEXT_DAY.minusSeconds(3600)));
        assertThat(verify().differences()).extracting(Difference::field).contains("start", "end", "key");
    }

    @Test
    void shouldPrintBothValuesWhenWindowIsWrong() {
        published.spoil(GATE_KEY, b -> b.setN(9));

        assertThat(verify().differences())
                .extracting(Difference::toString)
                .containsExactly("wrong metric=nps@1 segment=" + GATE_SEGMENT
                        + " window=day start=2026-04-08T23:00:00Z n: expected 2, found 9");
    }

    @Test
    void shouldReportMissingWhenWindowWasNeverPublished() {
        published.drop(GATE_KEY);

        assertThat(kindsAndPlaces(verify()))
                .containsExactly("MISSING nps@1 " + GATE_SEGMENT + " day 2026-04-08T23:00:00Z n 2 none");
    }

    @Test
    void shouldReportMissingWhenKeyWasTakenBack() {
        published.add(NEXT_KEY, null);

        assertThat(verify().differences()).extracting(Difference::kind).containsExactly(Difference.Kind.MISSING);
    }

    @Test
    void shouldReportExtraWhenNothingWasObserved() {
        published
                .add(
                        "nps@1||day|" + DAY_AFTER.toEpochMilli(),
                        nps(Map.of(), DAY_AFTER, DAY_AFTER.plusSeconds(86_400), 9))
                .add("nps@1|touchpoint:B|day|" + DAY.toEpochMilli(), nps(Map.of("touchpoint", "B"), DAY, NEXT_DAY, 9));

        Report report = verify();

        assertThat(report.differences()).extracting(Difference::kind).containsOnly(Difference.Kind.EXTRA);
        assertThat(report.differences())
                .extracting(d -> d.where().get("segment"))
                .contains("", "touchpoint:B");
    }

    @Test
    void shouldReportExtraWhenMetricOrWindowIsNotDefined() {
        published
                .add(
                        "nps@7||day|0",
                        WindowedMetric.newBuilder(nps(Map.of(), DAY, NEXT_DAY, 9))
                                .setVersion(7)
                                .build())
                .add(
                        "nps@1||2h",
                        WindowedMetric.newBuilder(nps(Map.of(), DAY, NEXT_DAY, 9))
                                .setWindow("2h")
                                .build());

        assertThat(verify().differences())
                .extracting(Difference::kind, Difference::field)
                .containsExactlyInAnyOrder(
                        tuple(Difference.Kind.EXTRA, "metric"), tuple(Difference.Kind.EXTRA, "window"));
    }

    @Test
    void shouldReportKeyWhenRecordStandsUnderAnother() {
        published
                .drop(SLIDING_KEY)
                .add(
                        "nps@1||5m|1",
                        WindowedMetric.newBuilder(
                                        nps(Map.of(), NEXT_DAY.minusSeconds(60), NEXT_DAY.plusSeconds(240), 7, 3))
                                .setWindow("5m")
                                .build());

        assertThat(verify().differences()).extracting(Difference::field).containsExactly("key");
    }

    @Test
    void shouldAcceptEmptyWindowWhenNothingWasObserved() {
        WindowedMetric empty = Published.window(
                "contact_volume",
                1,
                Contract.Kind.COUNT,
                Map.of(),
                DAY_AFTER,
                DAY_AFTER.plusSeconds(86_400),
                List.of());
        published.add(
                "contact_volume@1||day|" + DAY_AFTER.toEpochMilli(),
                WindowedMetric.newBuilder(empty).setValue(0.0).build());

        assertThat(verify().differences()).isEmpty();
    }

    @Test
    void shouldReportLetterWhenItIsMissingWrongOrUnfounded() {
        letters.remove(3);
        letters.set(1, letter(surveys.partition(), 3, DeadLetterReason.UNDECODABLE));
        letters.add(letter(surveys.partition(), 0, DeadLetterReason.TOO_LATE));
        letters.add(letter(surveys.partition(), 4, DeadLetterReason.TIME_FUTURE));
        letters.add(letter(new TopicPartition("cx.surveys", 9), 0, DeadLetterReason.TOO_LATE));

        assertThat(verify().differences().stream().map(Difference::toString))
                .containsExactly(
                        "letter-missing topic=cx.surveys partition=0 offset=7 reason: expected TOO_LATE, found none",
                        "letter-extra topic=cx.surveys partition=0 offset=0 reason: expected none, found TOO_LATE",
                        "letter-reason topic=cx.surveys partition=0 offset=3 reason: expected TIME_IMPLAUSIBLE,"
                                + " found UNDECODABLE",
                        "letter-extra topic=cx.surveys partition=0 offset=4 reason: expected none, found TIME_FUTURE",
                        "letter-extra topic=cx.surveys partition=9 offset=0 reason: expected none, found TOO_LATE");
    }

    @Test
    void shouldCountSeparatelyWhenLetterIsOfAFile() {
        letters.add(DeadLetter.newBuilder()
                .setReason(DeadLetterReason.UNMAPPABLE_ROW)
                .setDetail("колонка NETPRO")
                .setFile("sfo.csv")
                .setLine(7L)
                .setValueSize(0)
                .build());

        assertThat(verify().compared()).containsEntry("file_rejections", 1L);
    }

    @Test
    void shouldIgnoreWhatFollowsWhenPipelineHasNotComeThere() {
        Verification verification = new Verification(Definitions.contracts(), decoder);
        verification.processedTo(surveys.partition(), 1);
        surveys.records().forEach(verification::read);
        letters.forEach(verification::letter);
        verification.published(TOTAL_KEY, nps(Map.of(), DAY, NEXT_DAY, 10));
        verification.published(GATE_KEY, nps(Map.of("touchpoint", GATE), DAY, NEXT_DAY, 10));

        Report report = verification.report(false);

        assertThat(report.differences()).isEmpty();
        assertThat(report.partitions().get("cx.surveys-0").waiting()).isEqualTo(7);
        assertThat(verification.report(true).differences())
                .extracting(Difference::toString)
                .containsExactly("backlog topic=cx.surveys partition=0 waiting: expected 0, found 7");
    }

    @Test
    void shouldNotProveAnythingWhenOldLettersWereDeleted() {
        Verification verification = told();
        letters.remove(0);
        letters.forEach(verification::letter);
        verification.lettersIncomplete();

        Report report = verification.report(true);

        assertThat(report.differences()).isEmpty();
        assertThat(report.notes()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = WindowState.class,
            names = {"PROVISIONAL", "FINAL", "REVISED"})
    void shouldCallWindowLaggingWhenItLacksTheNewestRecords(WindowState state) {
        published.spoil(TOTAL_KEY, b -> b.setN(1).setState(state)).drop(GATE_KEY);
        Verification verification = told();
        letters.forEach(verification::letter);

        Report atWork = verification.report(false);

        assertThat(atWork.isClean()).isTrue();
        assertThat(atWork.unpublished())
                .extracting(Difference::kind, Difference::field)
                .containsExactly(tuple(Difference.Kind.WRONG, "n"), tuple(Difference.Kind.MISSING, "n"));
        assertThat(ReportText.of(atWork)).contains("not yet published: 2 values of windows");
        assertThat(verification.report(true).differences()).hasSize(2);
    }

    @Test
    void shouldReportLaggingWindowWhenItsRecordsAreOldAndPipelineRests() {
        published.drop(GATE_KEY);
        // An hour later one more record is processed: by then the others have been published.
        surveys.pass(Duration.ofHours(1)).add(InputLog.nps("next", NEXT_DAY, 3));
        Verification verification = told();
        letters.forEach(verification::letter);

        assertThat(verification.report(false).differences())
                .extracting(Difference::kind)
                .containsExactly(Difference.Kind.MISSING);

        verification.moved(Motion.PUBLISHING);
        assertThat(verification.report(false).isClean()).isTrue();
        assertThat(verification.report(true).isClean()).isFalse();
    }

    @Test
    void shouldReportWindowWhenItHoldsAsManyAndDiffersThough() {
        published.spoil(TOTAL_KEY, b -> b.setValue(50.5).setState(WindowState.PROVISIONAL));
        Verification verification = told();
        letters.forEach(verification::letter);
        verification.moved(Motion.READING);

        assertThat(verification.report(false).differences())
                .extracting(Difference::field)
                .containsExactly("value");
    }

    @Test
    void shouldNotCompareCalendarWindowsWhenTheyAreOlderThanRetention() {
        // The slowest partition is the surveys': its watermark is a minute before the next day in London. A day before
        // that the next midnight in UTC is an hour after the start of the first day.
        Policy policy = new Policy(Policy.SHIPPED.limits(), Duration.ofDays(1), Duration.ofSeconds(1));
        interactions.add(InputLog.contact("позже", NEXT_DAY.plusSeconds(60)).setType(InteractionType.PAGE_VIEW));
        published.drop(TOTAL_KEY).spoil(GATE_KEY, b -> b.setN(99));
        Verification verification = told(new Verification(Definitions.contracts(), policy, decoder));
        letters.forEach(verification::letter);

        Report report = verification.report(true);

        assertThat(report.differences()).isEmpty();
        assertThat(report.notes())
                .containsExactly("no longer provable, as kept only from 2026-04-09T00:00:00Z on: 3 calendar windows");
    }

    @Test
    void shouldCompareCalendarWindowsWhenTheyStartWhereRetentionBegins() {
        String utc = Definitions.YAML.replace("Europe/London", "UTC");
        Policy policy = new Policy(Policy.SHIPPED.limits(), Duration.ofDays(2), Duration.ofSeconds(1));
        Instant start = Instant.parse("2026-04-08T00:00:00Z");
        InputLog contacts = new InputLog(Source.INTERACTIONS, 0)
                .add(InputLog.contact("before", start.minusMillis(1)))
                .add(InputLog.contact("at", start))
                .add(InputLog.contact("newest", start.plus(Duration.ofDays(2)).plusSeconds(60)));
        Verification verification = new Verification(Definitions.contracts(utc), policy, decoder);
        contacts.records().forEach(verification::read);

        assertThat(verification.report(true).differences())
                .extracting(difference -> difference.where().get("start"))
                .containsExactly("2026-04-08T00:00:00Z", "2026-04-10T00:00:00Z");
    }

    @Test
    void shouldProveOnlyWhatFollowsWhenOldInputWasDeleted() {
        // Three of the records are gone, and with them the first answers; the pipeline counted and published them.
        Verification verification = new Verification(Definitions.contracts(), decoder);
        verification.beginsAt(surveys.partition(), 3);
        verification.beginsAt(interactions.partition(), 0);
        surveys.records().stream().skip(3).forEach(verification::read);
        interactions.records().forEach(verification::read);
        published.spoil(CONTACT_KEY, b -> b.setN(2));
        tellPublished(verification);
        letters.forEach(verification::letter);
        Map<Fate, Long> all =
                new EnumMap<>(verify().partitions().get("cx.surveys-0").fates());
        verification.counters(surveys.partition(), new Progress(8, all));

        Report report = verification.report(true);

        // Of the contacts nothing is missing.
        assertThat(report.differences())
                .extracting(Difference::toString)
                .containsExactly("wrong metric=contact_volume@1 segment= window=day start=2026-04-08T23:00:00Z n:"
                        + " expected 1, found 2");
        assertThat(report.notes())
                .containsExactly(
                        "cx.surveys-0 begins at offset 3, what was before is deleted: its counters, and who is too"
                                + " late there, cannot be proven",
                        "windows of surveys can be proven only from 2026-04-10T12:05:00.001Z on",
                        "not provable, as input is deleted: 4 windows");
    }

    @Test
    void shouldStillProveWhatIsNewerThanDeletedInputWhenThereIsAny() {
        InputLog log = new InputLog(Source.INTERACTIONS, 0)
                .add(InputLog.contact("удалено", InputLog.APPENDED))
                .add(InputLog.contact("first left", InputLog.APPENDED))
                .pass(Duration.ofDays(1))
                .add(InputLog.contact("next day", InputLog.APPENDED.plus(Duration.ofDays(1))));
        Verification verification = new Verification(Definitions.contracts(), decoder);
        verification.beginsAt(log.partition(), 1);
        log.records().stream().skip(1).forEach(verification::read);

        assertThat(verification.report(true).differences())
                .extracting(difference -> difference.where().get("start"))
                .containsExactly("2026-04-10T23:00:00Z");
    }

    @Test
    void shouldProveNothingOfASourceWhenAPartitionIsAllDeleted() {
        published.spoil(CONTACT_KEY, b -> b.setN(13));
        Verification verification = told();
        letters.forEach(verification::letter);
        verification.beginsAt(new TopicPartition("cx.interactions", 7), 12);

        assertThat(verification.report(true).differences()).isEmpty();
        assertThat(verification.report(true).notes())
                .contains("nothing about interactions can be proven: a partition is empty, what was there is deleted");
    }

    @Test
    void shouldReportExtraWhenProvisionalWindowHoldsNothing() {
        published.add(
                "nps@1||day|" + DAY_AFTER.toEpochMilli(),
                WindowedMetric.newBuilder(nps(Map.of(), DAY_AFTER, DAY_AFTER.plusSeconds(86_400), 9))
                        .setState(WindowState.PROVISIONAL)
                        .build());
        Verification verification = told();
        letters.forEach(verification::letter);

        assertThat(verification.report(false).differences())
                .isNotEmpty()
                .extracting(Difference::kind)
                .containsOnly(Difference.Kind.EXTRA);
    }

    @Test
    void shouldReportCounterWhenPipelineCountsOtherwise() {
        Map<Fate, Long> counts = new EnumMap<>(Fate.class);
        verify().partitions().get("cx.surveys-0").fates().forEach(counts::put);
        counts.merge(Fate.DUPLICATE, 1L, Long::sum);
        Verification verification = told();
        letters.forEach(verification::letter);
        verification.counters(surveys.partition(), new Progress(8, counts));
        verification.expectCounters();

        assertThat(verification.report(true).differences())
                .extracting(Difference::toString)
                .containsExactly(
                        "counter topic=cx.interactions partition=1 read: expected 1, found 0",
                        "counter topic=cx.surveys partition=0 duplicate: expected 1, found 2");
    }

    private Report verify() {
        return Verification.of(
                Definitions.contracts(),
                decoder,
                Map.of(surveys.partition(), surveys.records(), interactions.partition(), interactions.records()),
                published.records(),
                letters);
    }

    /** A verification told everything but the letters. */
    private Verification told() {
        return told(new Verification(Definitions.contracts(), decoder));
    }

    private Verification told(Verification verification) {
        surveys.records().forEach(verification::read);
        interactions.records().forEach(verification::read);
        tellPublished(verification);
        return verification;
    }

    private void tellPublished(Verification verification) {
        published.records().forEach(record -> verification.published(record.key(), record.value()));
    }

    private void letter(long offset, DeadLetterReason reason) {
        letters.add(letter(surveys.partition(), offset, reason));
    }

    private static DeadLetter letter(TopicPartition partition, long offset, DeadLetterReason reason) {
        return DeadLetter.newBuilder()
                .setReason(reason)
                .setDetail("é")
                .setTopic(partition.topic())
                .setPartition(partition.partition())
                .setOffset(offset)
                .setValueSize(0)
                .build();
    }

    private static WindowedMetric nps(Map<String, String> segment, Instant start, Instant end, double... scores) {
        List<Observation> observations = new ArrayList<>();
        for (double score : scores) {
            observations.add(new Observation(0, 0, new Answer(score, 0, 10, true)));
        }
        return Published.window("nps", 1, Contract.Kind.SCORE, segment, start, end, observations);
    }

    private static Arguments fault(String name, UnaryOperator<WindowedMetric.Builder> fault, String field) {
        return Arguments.of(name, fault, field);
    }

    private static Map<String, Double> with(WindowedMetric.Builder builder, String name, double value) {
        Map<String, Double> statistics = new LinkedHashMap<>(builder.getStatistics());
        statistics.put(name, value);
        return statistics;
    }

    private static List<String> kindsAndPlaces(Report report) {
        return report.differences().stream()
                .map(d -> d.kind() + " " + String.join(" ", d.where().values()) + " " + d.field() + " " + d.expected()
                        + " " + d.found())
                .toList();
    }
}
