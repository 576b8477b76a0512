package io.cxpulse.simulate.company;

import io.cxpulse.event.Dimension;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the company offers, to whom and where. */
public final class Company {

    static final Choice<String> PRODUCTS = Choice.of(
            List.of("Basic", "Plus", "Familie", "Büro", "Студент", "Café Club", "Gamer 🎮"),
            0.24,
            0.20,
            0.16,
            0.13,
            0.11,
            0.09,
            0.07);

    static final Choice<String> REGIONS =
            Choice.of(List.of("DACH", "Île-de-France", "España", "Łódź", "Ελλάδα"), 0.42, 0.20, 0.15, 0.12, 0.11);

    static final Choice<Tier> TIERS = Choice.of(List.of(Tier.values()), 0.70, 0.20, 0.10);

    static final Choice<Channel> CHANNELS =
            Choice.of(List.of(Channel.values()), weights(Channel.values(), Channel::weight));

    static final Choice<Topic> TOPICS = Choice.of(List.of(Topic.values()), weights(Topic.values(), Topic::weight));

    private static final Map<String, String> LANGUAGES =
            Map.of("DACH", "de", "Île-de-France", "fr", "España", "es", "Łódź", "pl", "Ελλάδα", "el");

    private Company() {}

    /** How much a customer pays, and is promised. */
    enum Tier {
        STANDARD,
        PREMIUM,
        BUSINESS
    }

    static String language(String region) {
        return LANGUAGES.getOrDefault(region, "en");
    }

    /** The values of each dimension by which an incident may choose a segment. */
    public static Map<Dimension, Set<String>> segments() {
        Map<Dimension, Set<String>> segments = new EnumMap<>(Dimension.class);
        segments.put(Dimension.CHANNEL, labels(CHANNELS.values(), Channel::label));
        segments.put(Dimension.PRODUCT, labels(PRODUCTS.values(), product -> product));
        segments.put(Dimension.REGION, labels(REGIONS.values(), region -> region));
        segments.put(Dimension.TEAM, labels(TOPICS.values(), Topic::team));
        segments.put(Dimension.TOPIC, labels(TOPICS.values(), Topic::label));
        segments.put(Dimension.TOUCHPOINT, labels(TOPICS.values(), Topic::touchpoint));
        return Collections.unmodifiableMap(segments);
    }

    private static <T> Set<String> labels(Collection<T> values, Function<T, String> label) {
        return Collections.unmodifiableSet(
                new LinkedHashSet<>(values.stream().map(label).toList()));
    }

    private static <T> double[] weights(T[] values, Function<T, Double> weight) {
        return Stream.of(values).mapToDouble(weight::apply).toArray();
    }

    /** A team other than this one. */
    static String otherTeam(String team, Chance chance) {
        List<String> others = Arrays.stream(Topic.values())
                .map(Topic::team)
                .filter(other -> !other.equals(team))
                .toList();
        return others.get(chance.below(others.size()));
    }
}
