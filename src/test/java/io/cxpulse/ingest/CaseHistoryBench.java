package io.cxpulse.ingest;

import io.cxpulse.config.CatalogueLoader;
import io.cxpulse.config.EventVocabulary;
import io.cxpulse.event.Actor;
import io.cxpulse.event.CaseChange;
import io.cxpulse.event.CaseOrigin;
import io.cxpulse.event.CaseStatus;
import io.cxpulse.event.CaseStep;
import io.cxpulse.event.Dimension;
import io.cxpulse.event.Horizon;
import io.cxpulse.event.Operation;
import io.cxpulse.event.Score;
import io.cxpulse.event.Slot;
import io.cxpulse.event.SurveyStep;
import io.cxpulse.metric.MetricCatalogue;
import io.cxpulse.metric.Step;
import io.cxpulse.testing.OpenStores;
import io.cxpulse.wire.CaseStores;
import io.cxpulse.wire.EventSymbols;
import io.cxpulse.wire.SlotCodec;
import io.cxpulse.wire.StatePlacement;
import io.cxpulse.wire.Stores;
import io.cxpulse.wire.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The measurement of {@code bench/case-history}; not a test. */
public final class CaseHistoryBench {

    private static final int[] LENGTHS = {10, 100, 1_000, 4_000};
    private static final int CASES = 20_000;
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

    /** A usual life: what a help desk reports of a case that is solved at the second attempt. */
    private static final List<CaseChange> LIFE = List.of(
            CaseChange.OPENED,
            CaseChange.ASSIGNED,
            CaseChange.AGENT_PUBLIC_REPLY,
            CaseChange.CUSTOMER_REPLY,
            CaseChange.RESOLVED,
            CaseChange.REOPENED,
            CaseChange.RESOLVED,
            CaseChange.CLOSED);

    private final CaseBook book;
    private final KeyValueStore<Bytes, byte[]> events;
    private int caseNumber;

    private CaseHistoryBench(Path directory) {
        OpenStores stores = new OpenStores(directory);
        events = stores.open(Stores.caseEventsBuilder(StatePlacement.ON_DISK));
        MetricCatalogue shipped = new CatalogueLoader(new EventVocabulary(EventSymbols.bySource())).loadShipped();
        book = new CaseBook(
                new CaseStores(stores.open(Stores.caseHeadsBuilder(StatePlacement.ON_DISK)), events), shipped);
    }

    /** @param arguments number of rounds */
    public static void main(String[] arguments) throws IOException {
        int rounds = Integer.parseInt(arguments[0]);
        Map<String, List<Double>> results = new LinkedHashMap<>();
        CaseHistoryBench bench = new CaseHistoryBench(Files.createTempDirectory("cx-pulse-bench-"));
        bench.round(new LinkedHashMap<>());
        for (int round = 0; round < rounds; round++) {
            bench.round(results);
        }
        results.forEach((name, values) -> {
            Collections.sort(values);
            System.out.printf(
                    Locale.ROOT,
                    "%-52s %12.1f  (%.1f .. %.1f)%n",
                    name,
                    values.get(values.size() / 2),
                    values.get(0),
                    values.get(values.size() - 1));
        });
        bench.sizes();
    }

    private void round(Map<String, List<Double>> results) {
        long begin = System.nanoTime();
        for (int number = 0; number < CASES; number++) {
            life(nextCase());
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        note(results, "in order, cases of 8 events, events a second", CASES * LIFE.size() / seconds);
        double shortest = 0;
        for (int length : LENGTHS) {
            String caseId = nextCase();
            grow(caseId, length);
            double append = micros(caseId, length, 200, true);
            double rewrite = micros(caseId, length + 200, length > 500 ? 20 : 200, false);
            shortest = shortest == 0 ? append : shortest;
            note(results, "in order behind " + length + " events, microseconds", append);
            note(results, "in order behind " + length + " events, ratio to " + LENGTHS[0], append / shortest);
            note(results, "out of order among " + length + " events, microseconds", rewrite);
        }
    }

    private static void note(Map<String, List<Double>> results, String name, double value) {
        results.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }

    private void life(String caseId) {
        for (int place = 0; place < LIFE.size(); place++) {
            enter(step(caseId, place, START.plusSeconds(600L * place), LIFE.get(place)));
        }
    }

    private void grow(String caseId, int length) {
        enter(step(caseId, 0, START, CaseChange.OPENED));
        for (int place = 1; place < length; place++) {
            enter(step(caseId, place, START.plusSeconds(60L * place), CaseChange.INTERNAL_NOTE));
        }
    }

    private double micros(String caseId, int length, int times, boolean inOrder) {
        long begin = System.nanoTime();
        for (int time = 0; time < times; time++) {
            Instant at = inOrder ? START.plusSeconds(60L * (length + time)) : START.plusSeconds(30);
            CaseChange change = time % 2 == 0 ? CaseChange.CUSTOMER_REPLY : CaseChange.AGENT_PUBLIC_REPLY;
            enter(step(caseId, length + time, at, change));
        }
        return (System.nanoTime() - begin) / 1e3 / times;
    }

    /** As ingest does for every event. */
    private void enter(CaseStep step) {
        if (!book.knows(step, Horizon.NONE) && book.refuse(step, Horizon.NONE).isEmpty()) {
            Partials.of(book.enter(step, Horizon.NONE), Step.MINUTE);
        }
    }

    private String nextCase() {
        return "case-" + caseNumber++;
    }

    private static CaseStep step(String caseId, int place, Instant at, CaseChange change) {
        return new CaseStep(
                "desk:" + caseId + ":" + place,
                Operation.ASSERT,
                null,
                "desk",
                caseId,
                at,
                (long) place,
                new CaseStep.Content(
                        change,
                        Actor.AGENT,
                        CaseStatus.UNKNOWN,
                        null,
                        CaseOrigin.CUSTOMER,
                        null,
                        null,
                        null,
                        "agent-7",
                        Map.of(
                                Dimension.CHANNEL, "phone",
                                Dimension.TEAM, "Group 46",
                                Dimension.TOPIC, "Category 37",
                                Dimension.PRIORITY, "3 - Moderate")));
    }

    private void sizes() {
        String caseId = nextCase();
        life(caseId);
        long bytes = 0;
        try (KeyValueIterator<Bytes, byte[]> all = events.all()) {
            while (all.hasNext()) {
                KeyValue<Bytes, byte[]> entry = all.next();
                if (entry.key.toString().contains(caseId)) {
                    bytes += entry.key.get().length + entry.value.length;
                }
            }
        }
        System.out.printf("history of a case of 8 events: %d bytes, keys included%n", bytes);
        System.out.printf("a survey answer: %d bytes, key included%n", answerBytes());
    }

    private static int answerBytes() {
        SurveyStep answer = new SurveyStep(
                "2017:1234:NETPRO",
                Operation.ASSERT,
                null,
                "sfo-survey",
                "COMPLETED",
                "NPS",
                "RELATIONSHIP",
                START,
                null,
                new Score(9, 0, 10, true),
                null,
                "2017:1234",
                Map.of(Dimension.CHANNEL, "1", Dimension.PRODUCT, "UNITED", Dimension.TOUCHPOINT, "F"));
        return answer.eventId().length() + SlotCodec.of(Topics.SURVEYS).encode(Slot.EMPTY.asserting(answer)).length;
    }
}
