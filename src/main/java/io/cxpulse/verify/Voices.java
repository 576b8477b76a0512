package io.cxpulse.verify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The answers of each customer in their order, for the metrics that count only the latest one of a day, see
 * {@code docs/answers.md}.
 *
 * <p>An answer keeps its place whatever is done to it later. Which one counts is looked up among the remembered ones each
 * time, from the newest backwards. Where no metric wants to know, nothing is kept.
 */
final class Voices {

    private final List<Contract> metrics;
    private final Function<Event, List<Fact>> sayings;
    private final Map<Speaker, NavigableMap<Rank, Event>> answers = new HashMap<>();

    /** @param sayings what there is to measure of an answer as it stands; nothing if it was taken back */
    Voices(Contracts contracts, Function<Event, List<Fact>> sayings) {
        this.metrics = contracts.metrics().stream()
                .filter(metric -> metric.latestPer() != null)
                .toList();
        this.sayings = sayings;
    }

    void add(Event answer) {
        if (!metrics.isEmpty() && answer.source() == Source.SURVEYS) {
            answers.computeIfAbsent(Speaker.of(answer), speaker -> new TreeMap<>())
                    .put(new Rank(answer.time(), answer.eventId()), answer);
        }
    }

    /**
     * The lines of what counts of a customer if one answer said so.
     *
     * @param said what there is to measure of {@code answer}
     * @param touched the facts to whose questions the lines are: of other questions nothing changes
     * @param horizon answers of an earlier time are forgotten
     */
    List<Entry> latest(Event answer, List<Fact> said, List<Fact> touched, long horizon) {
        List<Entry> entries = new ArrayList<>();
        for (Contract metric : metrics) {
            Set<String> open = new HashSet<>();
            touched.stream().filter(metric::measures).forEach(fact -> open.add(question(fact)));
            for (Event rival : backwards(answer, metric)) {
                if (open.isEmpty() || rival.time() < horizon) {
                    break;
                }
                List<Fact> facts = rival.equals(answer) ? said : sayings.apply(rival);
                facts.stream()
                        .filter(fact -> metric.measures(fact) && open.remove(question(fact)))
                        .forEach(fact -> entries.addAll(metric.entries(fact)));
            }
        }
        return entries;
    }

    /** The answers of the same customer and day, this one included, the latest first. */
    private Collection<Event> backwards(Event answer, Contract metric) {
        NavigableMap<Rank, Event> own = answers.get(Speaker.of(answer));
        Cut days = metric.latestPer();
        if (own == null || days == null) {
            return List.of();
        }
        long start = days.startOf(answer.time());
        return own.subMap(Rank.first(start), true, Rank.first(days.endOf(start)), false)
                .descendingMap()
                .values();
    }

    /** No question is an empty text, so that this stands for an answer without one. */
    private static String question(Fact fact) {
        return fact.dimensions().getOrDefault("question", "");
    }

    /** Lets go of what is forgotten. */
    void clear(long horizon) {
        answers.values().forEach(own -> own.headMap(Rank.first(horizon)).clear());
        answers.values().removeIf(Map::isEmpty);
    }

    /** Who has one voice: a customer, or an answer of which nobody knows who gave it. */
    private record Speaker(
            @Nullable String customer, @Nullable String eventId) {

        static Speaker of(Event answer) {
            return new Speaker(answer.customer(), answer.customer() == null ? answer.eventId() : null);
        }
    }

    /** The place of an answer among others. */
    private record Rank(long time, String eventId) implements Comparable<Rank> {

        private static final Comparator<Rank> ORDER =
                Comparator.comparingLong(Rank::time).thenComparing(Rank::eventId);

        /** Before every answer of that time or later. */
        static Rank first(long time) {
            return new Rank(time, "");
        }

        @Override
        public int compareTo(Rank other) {
            return ORDER.compare(this, other);
        }
    }
}
