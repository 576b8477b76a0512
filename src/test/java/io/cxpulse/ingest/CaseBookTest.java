package io.cxpulse.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.cases.CaseHead;
import io.cxpulse.cases.CaseHistory;
import io.cxpulse.cases.FactType;
import io.cxpulse.cases.RandomCase;
import io.cxpulse.event.CaseStep;
import io.cxpulse.event.Dimension;
import io.cxpulse.event.Horizon;
import io.cxpulse.event.RejectionReason;
import io.cxpulse.event.Slot;
import io.cxpulse.metric.EventSource;
import io.cxpulse.metric.GroupingSet;
import io.cxpulse.metric.MetricCatalogue;
import io.cxpulse.metric.MetricDefinition;
import io.cxpulse.metric.MetricKind;
import io.cxpulse.metric.MetricRef;
import io.cxpulse.metric.Observation;
import io.cxpulse.metric.Pane;
import io.cxpulse.metric.Population;
import io.cxpulse.metric.Step;
import io.cxpulse.testing.OpenStores;
import io.cxpulse.wire.CaseStores;
import io.cxpulse.wire.StatePlacement;
import io.cxpulse.wire.Stores;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A failure names its seed; {@code -Dcases.seed=<seed> -Dcases.logs=1} repeats it. */
class CaseBookTest {

    private static final long SEED = Long.getLong("cases.seed", new Random().nextInt(1_000_000_000));
    private static final int LOGS = Integer.getInteger("cases.logs", 3_000);
    private static final MetricCatalogue EVERYTHING = everything();

    private final CaseStores cases;
    private final CaseBook book;

    CaseBookTest(@TempDir Path directory) {
        OpenStores stores = new OpenStores(directory);
        cases = new CaseStores(
                stores.open(Stores.caseHeadsBuilder(StatePlacement.ON_DISK)),
                stores.open(Stores.caseEventsBuilder(StatePlacement.ON_DISK)));
        book = new CaseBook(cases, EVERYTHING);
    }

    @Test
    void shouldAddUpToTheFactsOfTheHistoryWhateverTheOrder() {
        System.out.println("cases.seed=" + SEED);
        for (long seed = SEED; seed < SEED + LOGS; seed++) {
            Random random = new Random(seed);
            String caseId = "дело " + seed;
            List<CaseStep> events = new RandomCase(random, caseId).events();
            Map<Partials.Place, Pane> expected = sums(EVERYTHING.observe(
                    CaseHistory.of(RandomCase.effective(events)).facts()));

            List<CaseStep> arriving = new ArrayList<>(events);
            if (random.nextInt(3) == 0) {
                arriving.sort(CaseStep.ORDER);
            } else {
                Collections.shuffle(arriving, random);
            }
            arriving.addAll(arriving.subList(0, random.nextInt(arriving.size() + 1)));

            assertThat(sums(enter(arriving)))
                    .as("cases.seed=%d: %s", seed, arriving)
                    .isEqualTo(expected);
        }
    }

    @Test
    void shouldRefuseWhenTheHistoryIsFull() {
        RandomCase events = new RandomCase(new Random(SEED), "длинное 📚");
        int accepted = 0;
        CaseStep step = null;
        while (accepted <= CaseBook.LONGEST_HISTORY) {
            for (CaseStep next : events.events()) {
                step = next;
                if (accepted++ < CaseBook.LONGEST_HISTORY) {
                    assertThat(book.refuse(next, Horizon.NONE)).isEmpty();
                    cases.put(next.caseId(), next.eventId(), Slot.EMPTY.asserting(next));
                    cases.put(
                            next.caseId(), head(next).rewritten(next, head(next).state(), Optional.empty()));
                }
            }
        }

        assertThat(book.refuse(step, Horizon.NONE)).hasValueSatisfying(rejection -> assertThat(rejection.reason())
                .isEqualTo(RejectionReason.CASE_TOO_LONG));
    }

    @Test
    void shouldBeginAnewWhenTheCaseIsForgotten() {
        List<CaseStep> events = opened("забытое é");
        enter(events);
        Horizon later = new Horizon(Optional.of(RandomCase.START.plus(Duration.ofDays(1))));

        assertThat(book.knows(events.get(0), Horizon.NONE)).isTrue();
        assertThat(book.knows(events.get(0), later)).isFalse();

        book.enter(events.get(0), later);
        assertThat(cases.head("забытое é").orElseThrow().accepted()).isEqualTo(1);
    }

    @Test
    void shouldDeleteEverythingOfACaseWhenItIsSweptBehindTheHorizon() {
        List<CaseStep> events = opened("стёртое 🗑");
        enter(events);

        book.sweep(Horizon.NONE);
        assertThat(cases.slots("стёртое 🗑")).isNotEmpty();
        book.sweep(new Horizon(Optional.of(RandomCase.START.plus(Duration.ofDays(1)))));

        assertThat(cases.slots("стёртое 🗑")).isEmpty();
        assertThat(cases.head("стёртое 🗑")).isEmpty();
    }

    @Test
    void shouldKeepCasesApartWhenOneIdBeginsWithAnother() {
        enter(opened("дело"));
        enter(opened("дело1"));

        cases.forget("дело");

        assertThat(cases.slots("дело1")).isNotEmpty();
    }

    private CaseHead head(CaseStep step) {
        return cases.head(step.caseId()).orElseGet(() -> CaseHead.before(step.occurredAt()));
    }

    private static List<CaseStep> opened(String caseId) {
        for (long seed = 1; ; seed++) {
            List<CaseStep> events = new RandomCase(new Random(seed), caseId).events();
            if (!events.isEmpty()) {
                return events;
            }
        }
    }

    /** As ingest does: what is known is a duplicate. */
    private List<Observation> enter(List<CaseStep> arriving) {
        List<Observation> changes = new ArrayList<>();
        for (CaseStep step : arriving) {
            if (!book.knows(step, Horizon.NONE)) {
                changes.addAll(book.enter(step, Horizon.NONE));
            }
        }
        return changes;
    }

    private static Map<Partials.Place, Pane> sums(List<Observation> observations) {
        Map<Partials.Place, Pane> sums = new HashMap<>();
        Partials.of(observations, Step.MINUTE).forEach((place, partial) -> sums.put(place, partial.delta()));
        return sums;
    }

    /** Every fact as a metric of its form. */
    private static MetricCatalogue everything() {
        List<GroupingSet> sets = List.of(GroupingSet.TOTAL, new GroupingSet(Set.of(Dimension.TEAM)));
        Stream<MetricDefinition> metrics = Arrays.stream(FactType.values()).map(fact -> {
            MetricKind kind =
                    switch (fact.form()) {
                        case EVENT -> MetricKind.COUNT;
                        case DURATION -> MetricKind.DURATION;
                        case VERDICT -> MetricKind.SHARE;
                    };
            return new MetricDefinition(
                    new MetricRef(fact.name().toLowerCase(Locale.ROOT), 1),
                    "é",
                    kind,
                    new Population(EventSource.CASES, Map.of("fact", Set.of(fact.name()))),
                    sets);
        });
        return new MetricCatalogue(metrics.toList(), List.of());
    }
}
