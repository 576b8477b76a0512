package io.cxpulse.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.cxpulse.config.Observed.Answer;
import io.cxpulse.config.Observed.Fact;
import io.cxpulse.event.Score;
import io.cxpulse.metric.DurationTally;
import io.cxpulse.metric.EventSource;
import io.cxpulse.metric.MetricCatalogue;
import io.cxpulse.metric.MetricDefinition;
import io.cxpulse.metric.MetricKind;
import io.cxpulse.metric.RatingTally;
import io.cxpulse.metric.ShareTally;
import io.cxpulse.metric.Tally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads what is observed: a metric, and one value of it or several that take turns. */
final class ObservationReader {

    private static final int BEST_RECOMMENDATION = 10;

    /** What the histogram of durations tells from a longer one. */
    private static final Duration LONGEST = Duration.ofDays(730);

    private final MetricCatalogue catalogue;
    private final String accepted;

    ObservationReader(MetricCatalogue catalogue) {
        this.catalogue = catalogue;
        this.accepted = "accepted is {METRIC: VALUE} or {METRIC: [VALUE, ...]}, METRIC out of "
                + catalogue.metrics().stream()
                        .filter(ObservationReader::isPlayable)
                        .map(metric -> metric.ref().id())
                        .distinct()
                        .collect(Collectors.joining(", "));
    }

    /** Counts have nothing to be watched for, and of latest answers a story would need to say whose they are. */
    private static boolean isPlayable(MetricDefinition metric) {
        return switch (metric.population().source()) {
            case SURVEYS ->
                metric.kind() != MetricKind.COUNT && metric.latestPer().isEmpty();
            case CASES -> metric.kind() == MetricKind.SHARE || metric.kind() == MetricKind.DURATION;
            case INTERACTIONS -> false;
        };
    }

    Optional<List<Observed>> observed(Place place) {
        Map<String, Place> entries = place.entries(accepted);
        if (place.isMapping() && entries.size() != 1) {
            place.refuse(accepted);
        }
        return entries.entrySet().stream()
                .findFirst()
                .filter(entry -> entries.size() == 1)
                .flatMap(entry -> observed(entry.getKey(), entry.getValue()));
    }

    /** The same metric as what is amended. */
    Optional<List<Observed>> observedOf(Place place, Optional<List<ScenarioEvent>> targets) {
        Optional<MetricDefinition> wanted = targets.flatMap(all -> all.stream().findFirst())
                .flatMap(ScenarioEvent::observed)
                .map(Observed::metric);
        Optional<List<Observed>> observed = observed(place);
        if (observed.isPresent()
                && wanted.isPresent()
                && !observed.get().get(0).metric().equals(wanted.get())) {
            place.refuse("accepted is " + wanted.get().ref().id() + ", the metric that is amended");
            return Optional.empty();
        }
        return observed;
    }

    private Optional<List<Observed>> observed(String key, Place place) {
        Optional<MetricDefinition> metric = find(key).filter(ObservationReader::isPlayable);
        if (metric.isEmpty()) {
            place.refuse("no metric that can be played; " + accepted);
        }
        return metric.flatMap(found -> values(found, place));
    }

    private Optional<MetricDefinition> find(String key) {
        return catalogue.metric(key).or(() -> catalogue.metrics().stream()
                .filter(metric -> metric.ref().toString().equals(key))
                .findFirst());
    }

    private static Optional<List<Observed>> values(MetricDefinition metric, Place place) {
        if (!place.isList()) {
            return value(metric, place).map(List::of);
        }
        List<Place> items = place.items("");
        if (items.isEmpty()) {
            place.refuse("at least one value is required");
        }
        List<Observed> values = new ArrayList<>();
        items.forEach(item -> value(metric, item).ifPresent(values::add));
        return Optional.of(values).filter(all -> !all.isEmpty());
    }

    private static Optional<Observed> value(MetricDefinition metric, Place place) {
        return metric.population().source() == EventSource.SURVEYS
                ? score(metric.kind(), place).map(score -> new Answer(metric, score))
                : fact(metric.kind(), place).map(tally -> new Fact(metric, tally));
    }

    private static Optional<Score> score(MetricKind kind, Place place) {
        return switch (kind) {
            case SCORE ->
                place.read("accepted is a whole number from 0 to 10", node -> Optional.of(node)
                        .filter(JsonNode::isIntegralNumber)
                        .flatMap(number -> score(number, 0, BEST_RECOMMENDATION)));
            case SHARE ->
                place.read(
                        "accepted is a number from 1 to 5, true for 5 or false for 1",
                        node -> node.isBoolean()
                                ? Optional.of(
                                        rating(node.booleanValue() ? RatingTally.SCALE_MAX : RatingTally.SCALE_MIN))
                                : score(node, RatingTally.SCALE_MIN, RatingTally.SCALE_MAX));
            case MEAN, COUNT, DURATION ->
                place.read(
                        "accepted is a number from 1 to 5",
                        node -> score(node, RatingTally.SCALE_MIN, RatingTally.SCALE_MAX));
        };
    }

    private static Score rating(double value) {
        return new Score(value, RatingTally.SCALE_MIN, RatingTally.SCALE_MAX, true);
    }

    private static Optional<Score> score(JsonNode node, int least, int most) {
        return Optional.of(node)
                .filter(JsonNode::isNumber)
                .map(JsonNode::doubleValue)
                .filter(value -> value >= least && value <= most)
                .map(value -> new Score(value, least, most, true));
    }

    private static Optional<Tally> fact(MetricKind kind, Place place) {
        return kind == MetricKind.DURATION
                ? place.readText(
                                "accepted is " + DurationText.ACCEPTED + ", up to " + DurationText.format(LONGEST),
                                text -> DurationText.parse(text).filter(took -> took.compareTo(LONGEST) <= 0))
                        .map(DurationTally::of)
                : place.read("accepted are true and false", node -> Optional.of(node)
                        .filter(JsonNode::isBoolean)
                        .map(hit -> ShareTally.of(hit.booleanValue())));
    }
}
