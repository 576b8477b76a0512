package io.cxpulse.config;

import io.cxpulse.alert.UnitScale;
import io.cxpulse.metric.MetricCatalogue;
import io.cxpulse.metric.MetricDefinition;
import io.cxpulse.metric.MetricKind;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what a rule watches: {@code nps}, {@code nps@1}, or {@code share(first_response_time > 30m)}. */
final class WatchedMetricReader {

    private static final Duration MIN_LIMIT = Duration.ofMillis(1);

    /** What the histogram of durations tells from a longer one. */
    private static final Duration MAX_LIMIT = Duration.ofDays(730);

    private static final Pattern METRIC = Pattern.compile("([^@\\s()>]+)(?:@(\\d{1,9}))?");

    private static final Pattern SHARE = Pattern.compile("share\\(\\s*([^\\s>]+)\\s*>\\s*([^\\s)]+)\\s*\\)");

    private final MetricCatalogue catalogue;
    private final String accepted;

    WatchedMetricReader(MetricCatalogue catalogue) {
        this.catalogue = catalogue;
        this.accepted = "accepted are "
                + catalogue.metrics().stream()
                        .flatMap(metric -> form(metric).stream())
                        .collect(Collectors.joining(", "));
    }

    /** How a metric can be watched; empty if it cannot. */
    private static Optional<String> form(MetricDefinition metric) {
        if (metric.kind() == MetricKind.DURATION) {
            return Optional.of("share(" + metric.ref() + " > DURATION)");
        }
        return UnitScale.isBounded(metric.kind()) ? Optional.of(metric.ref().toString()) : Optional.empty();
    }

    Optional<WatchedMetric> metric(Place place) {
        return place.readText(accepted, Optional::of).flatMap(text -> {
            Matcher share = SHARE.matcher(text);
            return share.matches()
                    ? share(place, share.group(1), share.group(2))
                    : find(place, text)
                            .filter(metric -> canBeWatched(place, metric))
                            .map(metric -> new WatchedMetric(metric, Optional.empty()));
        });
    }

    private Optional<WatchedMetric> share(Place place, String name, String limit) {
        Optional<MetricDefinition> metric = find(place, name).filter(found -> isDuration(place, found));
        Optional<Duration> most = DurationText.parse(limit).filter(WatchedMetricReader::isLimit);
        if (most.isEmpty()) {
            place.refuse("accepted as limit is " + DurationText.ACCEPTED + ", from " + DurationText.format(MIN_LIMIT)
                    + " to " + DurationText.format(MAX_LIMIT));
        }
        return metric.flatMap(found -> most.map(known -> new WatchedMetric(found, Optional.of(known))));
    }

    private Optional<MetricDefinition> find(Place place, String name) {
        Matcher matcher = METRIC.matcher(name);
        Optional<MetricDefinition> found =
                matcher.matches() ? find(matcher.group(1), matcher.group(2)) : Optional.empty();
        if (found.isEmpty()) {
            place.refuse("no such metric; " + accepted);
        }
        return found;
    }

    private Optional<MetricDefinition> find(String id, @Nullable String version) {
        return version == null
                ? catalogue.metric(id)
                : catalogue.metrics().stream()
                        .filter(metric ->
                                metric.ref().id().equals(id) && metric.ref().version() == Integer.parseInt(version))
                        .findFirst();
    }

    private boolean canBeWatched(Place place, MetricDefinition metric) {
        if (metric.kind() == MetricKind.DURATION) {
            place.refuse("a duration needs a limit; accepted is the share above one, e.g. share("
                    + metric.ref().id() + " > 30m)");
        } else if (!UnitScale.isBounded(metric.kind())) {
            place.refuse("a count has no highest value, so no threshold between good and bad; " + accepted);
        }
        return UnitScale.isBounded(metric.kind());
    }

    private static boolean isDuration(Place place, MetricDefinition metric) {
        boolean duration = metric.kind() == MetricKind.DURATION;
        if (!duration) {
            place.refuse("share(METRIC > DURATION) is for metrics of kind duration; " + metric.ref() + " is of kind "
                    + metric.kind().name().toLowerCase(Locale.ROOT));
        }
        return duration;
    }

    private static boolean isLimit(Duration limit) {
        return limit.compareTo(MIN_LIMIT) >= 0
                && limit.compareTo(MAX_LIMIT) <= 0
                && limit.equals(Duration.ofMillis(limit.toMillis()));
    }
}
