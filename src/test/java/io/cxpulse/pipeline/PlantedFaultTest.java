package io.cxpulse.pipeline;

import static io.cxpulse.testing.PipelineDriver.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.cxpulse.event.Disposition;
import io.cxpulse.event.Progress;
import io.cxpulse.event.TimePolicy;
import io.cxpulse.metric.MetricRef;
import io.cxpulse.metric.NpsTally;
import io.cxpulse.metric.Pane;
import io.cxpulse.metric.PaneLevel;
import io.cxpulse.pipeline.Step.Append;
import io.cxpulse.pipeline.Step.Pass;
import io.cxpulse.pipeline.Step.Restart;
import io.cxpulse.schema.CaseEventType;
import io.cxpulse.schema.Operation;
import io.cxpulse.schema.SurveyEvent;
import io.cxpulse.schema.SurveyKind;
import io.cxpulse.schema.WindowedMetric;
import io.cxpulse.testing.Events;
import io.cxpulse.verify.Difference;
import io.cxpulse.verify.Difference.Kind;
import io.cxpulse.wire.PaneKey;
import io.cxpulse.wire.StatePlacement;
import io.cxpulse.wire.Stores;
import io.cxpulse.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The test of the tests: a fault put into the pipeline, or between it and the judge, does not go unseen. */
class PlantedFaultTest {

    private static final MetricRef NPS = new MetricRef("nps", 1);

    /** Half past midnight in London, the day before in UTC. */
    private static final Instant ANSWERED = Instant.parse("2026-10-24T23:30:00Z");

    private static final String DAY =
            "nps@1||day|" + Instant.parse("2026-10-24T00:00:00Z").toEpochMilli();

    private final RandomEvents events = new RandomEvents(new Random(1));
    private JudgedPipeline pipeline;

    @TempDir
    private Path directory;

    @AfterEach
    void stop() {
        pipeline.close();
    }

    private JudgedPipeline honest() {
        pipeline = new JudgedPipeline(directory, StatePlacement.IN_MEMORY);
        return pipeline;
    }

    private static SurveyEvent.Builder answer(String id, double score) {
        return Events.nps(id, ANSWERED, score);
    }

    private Append append(SurveyEvent.Builder survey) {
        return append(events.bytes(Topics.SURVEYS, survey.build()));
    }

    private static Append append(Bytes value) {
        return new Append(Topics.SURVEYS, value, START);
    }

    private List<Step> log() {
        return List.of(
                append(answer("один", 10)),
                append(answer("deux", 3)),
                append(answer("transaction", 0).setKind(SurveyKind.TRANSACTIONAL)),
                append(Bytes.wrap(new byte[] {0, 0})),
                append(answer("late", 2).setOccurredAt(ANSWERED.minus(Duration.ofDays(8)))));
    }

    private List<Difference> differences() {
        return pipeline.settle().judge().differences();
    }

    @Test
    void shouldBeCleanWhenNoFaultIsPlanted() {
        honest().run(log()).run(List.of(append(answer("один", 10))));

        assertThat(differences()).isEmpty();
        assertThat(pipeline.calendarWindows().get(DAY).getN()).isEqualTo(2);
        assertThat(pipeline.letters()).hasSize(2);
    }

    @Test
    void shouldSeeWhenStoredPaneIsWrong() {
        honest().run(log());
        KeyValueStore<PaneKey, Pane> panes = pipeline.driver().driver().getKeyValueStore(Stores.PANES);
        PaneKey day = new PaneKey("", PaneLevel.DAY, PaneLevel.DAY.floor(ANSWERED));

        panes.put(day, panes.get(day).plus(NPS, NpsTally.of(9)));

        assertThat(differences())
                .allSatisfy(difference -> assertThat(difference.where())
                        .containsEntry("window", "day")
                        .containsEntry("segment", ""))
                .anySatisfy(difference -> {
                    assertThat(difference.field()).isEqualTo("n");
                    assertThat(difference.expected()).isEqualTo("2");
                    assertThat(difference.found()).isEqualTo("3");
                });
    }

    @Test
    void shouldSeeWhenDeadLetterIsLostOrDoubled() {
        honest().run(log()).settle();

        pipeline.letters().add(pipeline.letters().remove(1));
        assertThat(pipeline.judge().differences()).isEmpty();

        pipeline.letters().add(pipeline.letters().get(0));
        pipeline.letters().remove(1);
        assertThat(pipeline.judge().differences())
                .extracting(Difference::kind)
                .containsExactlyInAnyOrder(Kind.LETTER_MISSING, Kind.LETTER_EXTRA);
    }

    @Test
    void shouldSeeWhenIdIsForgottenTooEarly() {
        honest().run(log());
        pipeline.driver()
                .driver()
                .getKeyValueStore(Stores.memory(Topics.SURVEYS))
                .delete("один");

        pipeline.run(List.of(append(answer("один", 10))));

        assertThat(differences()).extracting(Difference::kind).contains(Kind.WRONG, Kind.COUNTER);
    }

    @Test
    void shouldSeeWhenOneRecordIsDropped() {
        honest().run(log());

        pipeline.tell(append(answer("потерян", 9)));

        assertThat(differences()).extracting(Difference::kind).contains(Kind.WRONG, Kind.COUNTER);
    }

    @Test
    void shouldSeeWhenTwoRecordsOfOneKeyAreSwapped() {
        Append first = append(answer("спор", 10));
        Append second = append(answer("спор", 0));
        honest().run(log());
        for (Append given : List.of(second, first)) {
            pipeline.driver()
                    .append(given.topic(), given.key().get(), given.value().get(), given.at());
        }

        pipeline.tell(first);
        pipeline.tell(second);

        assertThat(differences()).extracting(Difference::kind).contains(Kind.WRONG);
    }

    @Test
    void shouldSeeWhenLatenessDoesNotOutliveTheProcess() {
        honest().run(log().subList(0, 4)).run(List.of(new Restart()));
        pipeline.driver()
                .driver()
                .getKeyValueStore(Stores.progress(Topics.SURVEYS))
                .delete(Stores.PROGRESS_KEY);

        pipeline.run(log().subList(4, 5));

        assertThat(differences()).extracting(Difference::kind).contains(Kind.LETTER_MISSING, Kind.EXTRA, Kind.COUNTER);
    }

    @Test
    void shouldSeeWhenAWindowIsPublishedThatWasNeverCommitted() {
        honest().run(log()).settle();
        WindowedMetric day = pipeline.calendarWindows().get(DAY);

        pipeline.published()
                .add(KeyValue.pair(
                        DAY, WindowedMetric.newBuilder(day).setN(day.getN() + 1).build()));

        assertThat(pipeline.judge().differences())
                .extracting(Difference::kind, Difference::field)
                .containsExactly(tuple(Kind.WRONG, "n"));
    }

    @Test
    void shouldSeeWhenARetractionIsNotCarriedOut() {
        honest().run(log());

        pipeline.tell(append(answer("обратно", 0)
                .setOp(Operation.RETRACT)
                .setTargetEventId("deux")
                .setOccurredAt(ANSWERED.plusSeconds(60))));

        assertThat(differences()).extracting(Difference::kind).contains(Kind.WRONG, Kind.COUNTER);
    }

    @Test
    void shouldSeeWhenAChangeOfACaseIsDropped() {
        Append opened = change("открыто", CaseEventType.OPENED, 0);
        Append solved = change("решено", CaseEventType.RESOLVED, 600);
        honest().run(List.of(opened));

        pipeline.tell(solved);

        assertThat(differences()).extracting(Difference::kind).contains(Kind.MISSING, Kind.WRONG, Kind.COUNTER);
    }

    private Append change(String id, CaseEventType type, long seconds) {
        var made = events.made(
                Events.change("дело é", id, ANSWERED.plusSeconds(seconds), type).build());
        return new Append(Topics.CASES, made.key(), made.value(), START);
    }

    @Test
    void shouldSeeWhenDayIsCutInAnotherZone() {
        pipeline = new JudgedPipeline(
                directory,
                JudgedPipeline.catalogue(JudgedPipeline.DEFINITIONS.replace("Europe/London", "Europe/Paris")),
                TimePolicy.surveys());

        pipeline.run(log());

        List<Difference> differences = differences();
        assertThat(differences).allSatisfy(d -> assertThat(d.where()).containsEntry("window", "london"));
        assertThat(differences.stream().map(Difference::kind).collect(Collectors.toSet()))
                .contains(Kind.MISSING, Kind.WRONG);
    }

    @Test
    void shouldSeeWhenTooLateEventIsCounted() {
        TimePolicy honest = TimePolicy.surveys();
        TimePolicy lenient = new TimePolicy(
                honest.earliest(), honest.allowedSkew(), honest.outOfOrderness(), Duration.ofDays(9), honest.memory());
        pipeline = new JudgedPipeline(directory, JudgedPipeline.catalogue(JudgedPipeline.DEFINITIONS), lenient);

        pipeline.run(log());

        assertThat(differences()).extracting(Difference::kind).contains(Kind.LETTER_MISSING, Kind.EXTRA, Kind.COUNTER);
    }

    @Test
    void shouldSeeWhenPopulationIsWider() {
        pipeline = new JudgedPipeline(
                directory,
                JudgedPipeline.catalogue(JudgedPipeline.DEFINITIONS.replace(
                        "[RELATIONSHIP, STUDY, UNKNOWN]", "[RELATIONSHIP, TRANSACTIONAL]")),
                TimePolicy.surveys());

        pipeline.run(log());

        assertThat(differences()).extracting(Difference::kind).contains(Kind.WRONG, Kind.COUNTER);
    }

    @Test
    void shouldSeeWhenPublishedWindowIsLostOrOld() {
        honest().run(log().subList(0, 1)).run(List.of(new Pass(Duration.ofSeconds(2))));
        pipeline.run(log().subList(1, 5)).settle();

        pipeline.published().removeIf(record -> record.key.equals(DAY) && record.value.getN() == 2);
        assertThat(pipeline.judge().differences()).isNotEmpty().allSatisfy(difference -> assertThat(difference.kind())
                .isEqualTo(Kind.WRONG));

        pipeline.published().removeIf(record -> record.key.equals(DAY));
        assertThat(pipeline.judge().differences()).extracting(Difference::kind).containsExactly(Kind.MISSING);
    }

    @Test
    void shouldSeeWhenCounterIsWrong() {
        honest().run(log()).settle();
        KeyValueStore<String, Progress> store =
                pipeline.driver().driver().getKeyValueStore(Stores.progress(Topics.SURVEYS));
        Progress progress = store.get(Stores.PROGRESS_KEY);

        store.put(
                Stores.PROGRESS_KEY,
                new Progress(
                        progress.nextOffset(),
                        progress.highest(),
                        progress.counts().plusOne(Disposition.DUPLICATE)));

        assertThat(pipeline.judge().differences())
                .extracting(Difference::kind, Difference::field)
                .containsExactly(tuple(Kind.COUNTER, "duplicate"));
    }
}
