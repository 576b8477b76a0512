package io.cxpulse.ingest;

import io.cxpulse.event.CustomerEvent;
import io.cxpulse.event.Dimension;
import io.cxpulse.event.Horizon;
import io.cxpulse.event.Operation;
import io.cxpulse.event.Score;
import io.cxpulse.event.SurveyStep;
import io.cxpulse.metric.MetricRef;
import io.cxpulse.metric.NpsTally;
import io.cxpulse.metric.Observation;
import io.cxpulse.metric.Segment;
import io.cxpulse.metric.Tally;
import io.cxpulse.testing.Catalogues;
import io.cxpulse.wire.EventSlots;
import io.cxpulse.wire.SlotCodec;
import io.cxpulse.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** A book of answers in a store in memory, and what its changes add up to. Times are minutes of one morning. */
final class AnswerBook {

    static final String ANSWER = "ответ é";
    static final int PROMOTER = 9;
    static final int PASSIVE = 7;
    static final int DETRACTOR = 3;

    private static final Instant MORNING = Instant.parse("2026-11-02T09:00:00Z");

    private final KeyValueStore<String, byte[]> slots = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore("ответы 😀"), Serdes.String(), Serdes.ByteArray())
            .withLoggingDisabled()
            .build();
    private final DirectBook book;
    private final Map<String, Tally> sums = new LinkedHashMap<>();
    private Horizon horizon = Horizon.NONE;

    AnswerBook() {
        this(Topics.SURVEYS);
    }

    AnswerBook(Topics topic) {
        MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
        slots.init(context.getStateStoreContext(), slots);
        book = new DirectBook(new EventSlots(slots, SlotCodec.of(topic)), Catalogues.small(), Optional.empty());
    }

    /** @return what the events change, in all segments */
    List<Observation> enter(CustomerEvent... events) {
        List<Observation> changes = new ArrayList<>();
        for (CustomerEvent event : events) {
            changes.addAll(book.enter(event, horizon));
        }
        changes.stream()
                .filter(change -> change.segment().equals(Segment.TOTAL))
                .forEach(change -> sums.merge(place(change.metric(), change.eventTime()), change.tally(), Tally::plus));
        sums.values().removeIf(Tally::isEmpty);
        return changes;
    }

    boolean knows(CustomerEvent event) {
        return book.knows(event, horizon);
    }

    boolean isRefused(CustomerEvent event) {
        return book.refuse(event, horizon).isPresent();
    }

    /** The horizon goes on to a minute: what happened before it is forgotten. */
    void pass(int minute) {
        horizon = new Horizon(Optional.of(minute(minute)));
    }

    void sweep() {
        book.sweep(horizon);
    }

    /** Sums of the total segment by metric and time, without what adds up to nothing. */
    Map<String, Tally> sums() {
        return sums;
    }

    /** Ids under which anything is stored. */
    List<String> stored() {
        List<String> ids = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> all = slots.all()) {
            all.forEachRemaining(entry -> ids.add(entry.key));
        }
        return ids;
    }

    static Map<String, Tally> nps(int minute, long promoters, long passives, long detractors) {
        return Map.of(place(Catalogues.NPS, minute(minute)), new NpsTally(promoters, passives, detractors));
    }

    static String place(MetricRef metric, Instant time) {
        return metric + " at " + time;
    }

    static Instant minute(int minute) {
        return MORNING.plus(Duration.ofMinutes(minute));
    }

    static SurveyStep answer(int minute, int score) {
        return survey(ANSWER, Operation.ASSERT, null, minute(minute), null, score);
    }

    static SurveyStep amend(String id, int minute, int score) {
        return survey(id, Operation.AMEND, ANSWER, minute(minute), null, score);
    }

    static SurveyStep retract(String id, int minute) {
        return survey(id, Operation.RETRACT, ANSWER, minute(minute), null, PASSIVE);
    }

    static SurveyStep survey(
            String id, Operation op, @Nullable String target, Instant at, @Nullable Instant respondedAt, int score) {
        return new SurveyStep(
                id,
                op,
                target,
                "опрос",
                SurveyStep.COMPLETED,
                "NPS",
                "RELATIONSHIP",
                at,
                respondedAt,
                new Score(score, 0, 10, true),
                "клиент é",
                null,
                Map.of(Dimension.CHANNEL, "чат 😀"));
    }
}
