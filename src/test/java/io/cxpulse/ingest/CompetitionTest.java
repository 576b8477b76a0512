package io.cxpulse.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.event.CustomerEvent;
import io.cxpulse.event.Dimension;
import io.cxpulse.event.Horizon;
import io.cxpulse.event.Operation;
import io.cxpulse.event.Score;
import io.cxpulse.event.SurveyStep;
import io.cxpulse.metric.EventSource;
import io.cxpulse.metric.GroupingSet;
import io.cxpulse.metric.MetricCatalogue;
import io.cxpulse.metric.MetricDefinition;
import io.cxpulse.metric.MetricKind;
import io.cxpulse.metric.MetricRef;
import io.cxpulse.metric.NpsTally;
import io.cxpulse.metric.Observation;
import io.cxpulse.metric.Pane;
import io.cxpulse.metric.Population;
import io.cxpulse.metric.Tally;
import io.cxpulse.metric.WindowDefinition;
import io.cxpulse.testing.OpenStores;
import io.cxpulse.wire.CustomerAnswers;
import io.cxpulse.wire.EventSlots;
import io.cxpulse.wire.SlotCodec;
import io.cxpulse.wire.StatePlacement;
import io.cxpulse.wire.Stores;
import io.cxpulse.wire.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules of docs/answers.md, on the book of surveys; days are those of London. */
class CompetitionTest {

    private static final MetricRef NPS = new MetricRef("nps_latest", 1);
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final CountedStore counted = new CountedStore();
    private final List<Observation> observed = new ArrayList<>();
    private Horizon horizon = Horizon.NONE;
    private DirectBook book;

    @BeforeEach
    void open(@TempDir Path directory) {
        OpenStores stores = new OpenStores(directory);
        EventSlots slots = new EventSlots(
                counted.counted("slot", stores.open(Stores.memoryBuilder(Topics.SURVEYS, StatePlacement.ON_DISK))),
                SlotCodec.of(Topics.SURVEYS));
        CustomerAnswers answers =
                new CustomerAnswers(stores.open(Stores.customerAnswersBuilder(StatePlacement.ON_DISK)));
        List<MetricDefinition> metrics = List.of(latest());
        book = new DirectBook(
                slots, new MetricCatalogue(metrics, List.of()), Optional.of(new Competition(metrics, slots, answers)));
    }

    @Test
    void shouldCountLatestOnlyWhenCustomerAnswersTwice() {
        enter(answer("1", "Zoë", NOON, 10), answer("2", "Zoë", NOON.plusSeconds(1), 0));

        assertThat(total()).isEqualTo(NpsTally.of(0));
    }

    @Test
    void shouldChangeNothingWhenEarlierAnswerComesLater() {
        enter(answer("2", "Zoë", NOON.plusSeconds(1), 0));

        assertThat(book.enter(answer("1", "Zoë", NOON, 10), horizon)).isEmpty();
    }

    @Test
    void shouldPreferGreaterIdWhenTimesAreEqual() {
        enter(answer("é", "Zoë", NOON, 10), answer("a", "Zoë", NOON, 0));

        assertThat(total()).isEqualTo(NpsTally.of(10));
    }

    @Test
    void shouldCountBothWhenCustomersOrDaysOrQuestionsDiffer() {
        // 23:30 of one day and 00:30 of the next, by the summer time of London.
        Instant evening = Instant.parse("2026-07-01T22:30:00Z");
        enter(answer("1", "Zoë", evening, 10), answer("2", "Zoë", evening.plusSeconds(3_600), 10));
        enter(answer("3", "Анна", evening, 10));
        enter(asked("4", "Анна", evening, "вопрос 2", 10));

        assertThat(total().n()).isEqualTo(4);
    }

    @Test
    void shouldCountEveryAnswerWhenNobodyKnowsWhoseItIs() {
        enter(answer("1", null, NOON, 10), answer("2", null, NOON.plusSeconds(1), 0));

        assertThat(total().n()).isEqualTo(2);
    }

    @Test
    void shouldFallBackToEarlierAnswerWhenLatestIsTakenBack() {
        enter(answer("1", "Zoë", NOON, 10), answer("2", "Zoë", NOON.plusSeconds(1), 0));
        enter(changed("3", Operation.RETRACT, "2", "NPS", 0));

        assertThat(total()).isEqualTo(NpsTally.of(10));
    }

    @Test
    void shouldFallBackToEarlierAnswerWhenLatestIsAmendedIntoAnotherMetric() {
        enter(answer("1", "Zoë", NOON, 10), answer("2", "Zoë", NOON.plusSeconds(1), 0));
        enter(changed("3", Operation.AMEND, "2", "CSAT", 5));

        assertThat(total()).isEqualTo(NpsTally.of(10));
    }

    @Test
    void shouldStayReplacedWhenEarlierAnswerIsAmended() {
        enter(answer("1", "Zoë", NOON, 10), answer("2", "Zoë", NOON.plusSeconds(1), 0));
        enter(changed("3", Operation.AMEND, "1", "NPS", 8));

        assertThat(total()).isEqualTo(NpsTally.of(0));
    }

    @Test
    void shouldGiveWayWhenItsQuestionIsAmendedIntoThatOfALaterAnswer() {
        enter(asked("1", "Zoë", NOON, "вопрос 1", 10), answer("2", "Zoë", NOON.plusSeconds(1), 0));
        assertThat(total().n()).isEqualTo(2);

        enter(changed("3", Operation.AMEND, "1", "NPS", 10));

        assertThat(total()).isEqualTo(NpsTally.of(0));
    }

    @Test
    void shouldLetAnotherCountWhenQuestionIsAmendedApart() {
        enter(answer("1", "Zoë", NOON, 10), answer("2", "Zoë", NOON.plusSeconds(1), 0));
        Map<Dimension, String> apart = Map.of(Dimension.QUESTION, "вопрос 2");
        enter(survey("3", Operation.AMEND, "2", "NPS", NOON.plusSeconds(90), 0, null, apart));

        assertThat(total()).isEqualTo(new NpsTally(1, 0, 1));
    }

    /** A guest's account answers all day long. */
    @Test
    void shouldReadLittleWhenCustomerAnsweredOften() {
        for (int i = 0; i < 2_000; i++) {
            enter(answer("гость-" + i, "гость", NOON.plusSeconds(i), i % 2 == 0 ? 10 : 0));
        }
        counted.reads().clear();

        enter(answer("последний", "гость", NOON.plusSeconds(3_000), 8));

        assertThat(total()).isEqualTo(NpsTally.of(8));
        assertThat(counted.reads()).hasSizeLessThan(8);
    }

    @Test
    void shouldNotFallBackWhenEarlierAnswerIsForgotten() {
        enter(answer("1", "Zoë", NOON, 10), answer("2", "Zoë", NOON.plusSeconds(60), 0));
        horizon = new Horizon(Optional.of(NOON.plusSeconds(30)));
        book.sweep(horizon);
        enter(changed("3", Operation.RETRACT, "2", "NPS", 0));

        assertThat(total()).isNull();
    }

    @Test
    void shouldLeaveNumbersOfForgottenAnswerWhenAnotherFollows() {
        enter(answer("1", "Zoë", NOON, 10));
        horizon = new Horizon(Optional.of(NOON.plusSeconds(30)));
        enter(answer("2", "Zoë", NOON.plusSeconds(60), 10));

        assertThat(total().n()).isEqualTo(2);
    }

    private void enter(CustomerEvent... events) {
        for (CustomerEvent event : events) {
            observed.addAll(book.enter(event, horizon));
        }
    }

    private @Nullable Tally total() {
        return observed.stream()
                .map(observation -> Pane.of(observation.metric(), observation.tally()))
                .reduce(Pane.EMPTY, Pane::plus)
                .tallies()
                .get(NPS);
    }

    private static MetricDefinition latest() {
        return new MetricDefinition(
                NPS,
                "Голос каждого",
                MetricKind.SCORE,
                new Population(EventSource.SURVEYS, Map.of("type", Set.of("COMPLETED"), "metric", Set.of("NPS"))),
                List.of(GroupingSet.TOTAL),
                Optional.of(new WindowDefinition.CalendarDay("день", ZoneId.of("Europe/London"))));
    }

    private static CustomerEvent answer(String id, @Nullable String customer, Instant time, int score) {
        return survey(id, Operation.ASSERT, null, "NPS", time, score, customer, Map.of());
    }

    private static CustomerEvent asked(String id, String customer, Instant time, String question, int score) {
        return survey(id, Operation.ASSERT, null, "NPS", time, score, customer, Map.of(Dimension.QUESTION, question));
    }

    private static CustomerEvent changed(String id, Operation op, String target, String metric, int score) {
        return survey(id, op, target, metric, NOON.plusSeconds(90), score, "не она", Map.of());
    }

    private static CustomerEvent survey(
            String id,
            Operation op,
            @Nullable String target,
            String metric,
            Instant time,
            int score,
            @Nullable String customer,
            Map<Dimension, String> dimensions) {
        return new SurveyStep(
                id,
                op,
                target,
                "опрос",
                "COMPLETED",
                metric,
                "STUDY",
                time,
                null,
                new Score(score, metric.equals("NPS") ? 0 : 1, metric.equals("NPS") ? 10 : 5, true),
                customer,
                null,
                dimensions);
    }
}
