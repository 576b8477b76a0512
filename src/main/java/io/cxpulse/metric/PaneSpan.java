package io.cxpulse.metric;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Adjacent panes of one level.
 *
 * @param from start of the first pane
 * @param to end of the last pane, exclusive
 */
public record PaneSpan(PaneLevel level, Instant from, Instant to) {

    /**
     * The fewest spans of kept panes that cover a window exactly: coarse panes in the middle, finer ones at the edges.
     *
     * @param keptFrom first kept pane start of each level
     * @return empty if the window begins or ends where only coarser panes are left
     */
    public static Optional<List<PaneSpan>> cover(Window window, Function<PaneLevel, Instant> keptFrom) {
        List<PaneSpan> spans = new ArrayList<>();
        return cover(window.start(), window.end(), PaneLevel.DAY, keptFrom, spans)
                ? Optional.of(List.copyOf(spans))
                : Optional.empty();
    }

    private static boolean cover(
            Instant from, Instant to, PaneLevel level, Function<PaneLevel, Instant> keptFrom, List<PaneSpan> spans) {
        if (!from.isBefore(to)) {
            return true;
        }
        Instant first = level.ceiling(from);
        Instant last = level.floor(to);
        if (!first.isBefore(last)) {
            return finer(from, to, level, keptFrom, spans);
        }
        if (first.isBefore(keptFrom.apply(level)) || !finer(from, first, level, keptFrom, spans)) {
            return false;
        }
        spans.add(new PaneSpan(level, first, last));
        return finer(last, to, level, keptFrom, spans);
    }

    private static boolean finer(
            Instant from, Instant to, PaneLevel level, Function<PaneLevel, Instant> keptFrom, List<PaneSpan> spans) {
        return !from.isBefore(to)
                || level.finer()
                        .map(next -> cover(from, to, next, keptFrom, spans))
                        .orElse(false);
    }
}
