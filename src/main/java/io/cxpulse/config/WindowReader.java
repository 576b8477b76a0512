package io.cxpulse.config;

import io.cxpulse.metric.WindowDefinition;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the {@code windows} of a catalogue. */
final class WindowReader {

    private static final Duration MIN = Duration.ofMinutes(1);
    private static final Duration MAX = Duration.ofDays(100);

    private static final Pattern LABEL = Pattern.compile("[a-z0-9]{1,16}");

    private static final String SHAPE = "accepted is {size: DURATION} or {calendar: day, zone: ZONE}";

    private WindowReader() {}

    static Optional<List<WindowDefinition>> windows(Place place) {
        List<WindowDefinition> windows = new ArrayList<>();
        Map<String, Place> entries = place.entries("accepted is a mapping of labels to windows");
        if (entries.isEmpty()) {
            place.refuse("at least one window is required");
        }
        entries.forEach((label, entry) -> {
            if (!LABEL.matcher(label).matches()) {
                entry.refuse("accepted as a window label are 1 to 16 of a-z and 0-9");
            }
            window(label, entry).ifPresent(windows::add);
        });
        return Optional.of(windows);
    }

    /** The labels that stand in the file, also those of windows that were refused. */
    static Set<String> labels(Place place) {
        return place.isMapping() ? place.entries(SHAPE).keySet() : Set.of();
    }

    private static Optional<WindowDefinition> window(String label, Place place) {
        if (!place.isMapping()) {
            place.refuse(SHAPE);
            return Optional.empty();
        }
        Map<String, Place> entries = place.entries(SHAPE);
        if (entries.containsKey("calendar") || entries.containsKey("zone")) {
            return calendar(label, place.fields(List.of("calendar", "zone"), List.of()));
        }
        return place.fields(List.of("size"), List.of())
                .read("size", WindowReader::size)
                .map(size -> new WindowDefinition.Sliding(label, size));
    }

    private static Optional<WindowDefinition> calendar(String label, Fields fields) {
        Optional<String> unit = fields.read("calendar", place -> place.symbol(List.of("day")));
        Optional<ZoneId> zone = fields.read(
                "zone",
                place -> place.readText(
                        "accepted is a zone whose offset is whole minutes, e.g. UTC or Europe/London",
                        WindowReader::zone));
        return unit.flatMap(day -> zone).map(known -> new WindowDefinition.CalendarDay(label, known));
    }

    private static Optional<Duration> size(Place place) {
        return place.readText(
                "accepted are whole minutes from " + DurationText.format(MIN) + " to " + DurationText.format(MAX)
                        + " as " + DurationText.ACCEPTED,
                text -> DurationText.parse(text).filter(WindowReader::isSize));
    }

    private static boolean isSize(Duration size) {
        return size.compareTo(MIN) >= 0
                && size.compareTo(MAX) <= 0
                && size.equals(Duration.ofMinutes(size.toMinutes()));
    }

    // A day that begins between two minutes could not be merged from panes.
    private static Optional<ZoneId> zone(String id) {
        try {
            ZoneId zone = ZoneId.of(id);
            return Optional.of(zone)
                    .filter(z -> !z.getRules().isFixedOffset()
                            || z.getRules().getOffset(Instant.EPOCH).getTotalSeconds() % 60 == 0);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
