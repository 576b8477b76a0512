package io.cxpulse.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ExternalSortTest {

    private record Timed(long time, int position) {}

    @Property(tries = 150)
    void shouldBeSortedStableAndCompleteWhenOrderIsAny(
            @ForAll @Size(max = 400) List<@LongRange(min = -20, max = 20) Long> times,
            @ForAll @IntRange(min = 1, max = 2000) int memory)
            throws IOException {
        Path parent = Files.createTempDirectory("sort-é");

        List<String> sorted = sort(times, memory, parent);

        List<String> expected = IntStream.range(0, times.size())
                .mapToObj(i -> new Timed(times.get(i), i))
                .sorted(Comparator.comparingLong(Timed::time).thenComparing(Timed::position))
                .map(timed -> payload(timed.position()))
                .toList();
        assertThat(sorted).isEqualTo(expected);
        assertThat(listing(parent)).isEmpty();
        Files.delete(parent);
    }

    @Property(tries = 100)
    void shouldGroupBeforeTimeAndSequenceWhenKeyHasAll(
            @ForAll @Size(max = 200) List<@IntRange(max = 3 * 3 * 3 - 1) Integer> codes,
            @ForAll @IntRange(min = 1, max = 5000) int memory)
            throws IOException {
        Path parent = Files.createTempDirectory("sort-я");
        List<String> sorted = new ArrayList<>();
        try (ExternalSort sort = new ExternalSort(memory, parent)) {
            for (int i = 0; i < codes.size(); i++) {
                int code = codes.get(i);
                SortKey key = new SortKey("дело " + code / 9, code / 3 % 3 - 1, code % 3 - 1);
                sort.add(key, String.format("%02d %03d", code, i).getBytes(StandardCharsets.UTF_8));
            }
            for (byte[] next = sort.next(); next != null; next = sort.next()) {
                sorted.add(new String(next, StandardCharsets.UTF_8));
            }
        }

        // A code is its group, time and sequence in base 3, so texts in order are entries in order.
        assertThat(sorted).hasSize(codes.size()).isSorted();
        Files.delete(parent);
    }

    @Test
    void shouldMergeRunsEarlyWhenTheyAreMany() throws IOException {
        Path parent = Files.createTempDirectory("sort");
        try (ExternalSort sort = new ExternalSort(1, parent)) {
            for (int i = 0; i < 200; i++) {
                sort.add(200 - i, payload(i).getBytes(StandardCharsets.UTF_8));
            }
            assertThat(sort.size()).isEqualTo(200);
            try (Stream<Path> files = Files.walk(parent)) {
                assertThat(files.filter(Files::isRegularFile)).hasSizeLessThanOrEqualTo(64);
            }
            assertThat(new String(sort.next(), StandardCharsets.UTF_8)).isEqualTo(payload(199));
        }
        assertThat(listing(parent)).isEmpty();
        Files.delete(parent);
    }

    @Test
    void shouldLeaveNothingBehindWhenClosedHalfway() throws IOException {
        Path parent = Files.createTempDirectory("sort");
        try (ExternalSort sort = new ExternalSort(100, parent)) {
            for (int i = 0; i < 50; i++) {
                sort.add(i, payload(i).getBytes(StandardCharsets.UTF_8));
            }
            assertThat(listing(parent)).hasSize(1);
        }
        assertThat(listing(parent)).isEmpty();
        Files.delete(parent);
    }

    private static List<String> sort(List<Long> times, int memory, Path parent) throws IOException {
        List<String> sorted = new ArrayList<>();
        try (ExternalSort sort = new ExternalSort(memory, parent)) {
            for (int i = 0; i < times.size(); i++) {
                sort.add(times.get(i), payload(i).getBytes(StandardCharsets.UTF_8));
            }
            for (byte[] next = sort.next(); next != null; next = sort.next()) {
                sorted.add(new String(next, StandardCharsets.UTF_8));
            }
        }
        return sorted;
    }

    private static String payload(int position) {
        return "событие 🙂 " + position;
    }

    private static List<Path> listing(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
