package io.cxpulse.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cxpulse.testing.SharedData;
import io.cxpulse.wire.OutboundEvent;
import io.cxpulse.wire.UnmappableRow;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {

    private static final String GOOD =
            "{\"eventId\":\"%s\",\"occurredAt\":\"2025-03-0%dT10:00:00Z\",\"type\":\"CONTACT_STARTED\",\"topic\":\"оплата é 📦\"}\n";

    @TempDir
    private Path folder;

    @Test
    void shouldRejectRowAndKeepNeighboursWhenJsonRowIsBad() throws Exception {
        String file = GOOD.formatted("a", 1)
                + "{\"eventId\":\"b\",\n"
                + "[1,2]\n"
                + "{\"eventId\":\"c\",\"eventId\":\"d\"}\n"
                + "{} {}\n"
                + "\n"
                + GOOD.formatted("e", 2);
        ReplayRun run = new ReplayRun(folder);

        ReplaySummary summary = run.run("interactions", Map.of(), write("контакты.jsonl", file));

        assertThat(summary.rows()).isEqualTo(6);
        assertThat(summary.rejected()).containsExactly(Map.entry("UNMAPPABLE_ROW", 4L));
        assertThat(run.sink().field("eventId")).containsExactly("a", "e");
        assertThat(run.sink().field("topic")).containsOnly("оплата é 📦");
        assertThat(run.sink().rejectedPaths()).containsExactly("null@2", "null@3", "null@4", "null@5");
        assertThat(run.sink().rejected()).extracting(UnmappableRow::file).containsOnly("контакты.jsonl");
        assertThat(StandardCharsets.UTF_8
                        .decode(run.sink().rejected().get(1).value().duplicate())
                        .toString())
                .isEqualTo("[1,2]");
    }

    @Test
    void shouldNameFieldWhenEventDoesNotFitSchema() throws Exception {
        String file = Stream.of(
                        "{\"eventId\":\"a\",\"occurredAt\":\"2025-03-01T10:00:00Z\",\"colour\":\"é\"}",
                        "{\"eventId\":\"a\",\"occurredAt\":\"2025-03-01 10:00\"}",
                        "{\"eventId\":7,\"occurredAt\":\"2025-03-01T10:00:00Z\"}",
                        "{\"occurredAt\":\"2025-03-01T10:00:00Z\"}",
                        "{\"eventId\":\"a\",\"occurredAt\":\"2025-03-01T10:00:00Z\",\"type\":\"ПРИВЕТ\"}",
                        "{\"eventId\":\"a\",\"occurredAt\":\"2025-03-01T10:00:00Z\",\"talkMillis\":1.5}",
                        "{\"eventId\":\"a\",\"occurredAt\":\"2025-03-01T10:00:00Z\",\"team\":{}}")
                .collect(Collectors.joining("\r\n"));
        ReplayRun run = new ReplayRun(folder);

        run.run("interactions", Map.of(), write("x.ndjson", file));

        assertThat(run.sink().events()).isEmpty();
        assertThat(run.sink().rejectedPaths())
                .containsExactly(
                        "colour@1", "occurredAt@2", "eventId@3", "eventId@4", "type@5", "talkMillis@6", "team@7");
    }

    @Test
    void shouldRejectRowWhenBytesAreNoUtf8() throws Exception {
        Path file = folder.resolve("latin.jsonl");
        Files.write(file, GOOD.formatted("a", 1).getBytes(StandardCharsets.UTF_8));
        try (OutputStream more = Files.newOutputStream(file, java.nio.file.StandardOpenOption.APPEND)) {
            more.write("{\"eventId\":\"é\"}\n".getBytes(StandardCharsets.ISO_8859_1));
            more.write(GOOD.formatted("b", 1).getBytes(StandardCharsets.UTF_8));
        }
        ReplayRun run = new ReplayRun(folder);

        run.run("interactions", Map.of(), file);

        assertThat(run.sink().field("eventId")).containsExactly("a", "b");
        assertThat(run.sink().rejected().get(0).detail()).isEqualTo("malformed UTF-8 at byte 12 of the row");
        assertThat(run.sink().rejected().get(0).size()).isEqualTo("{\"eventId\":\"é\"}".length());
    }

    @Test
    void shouldCutRawRowWhenItIsLarge() throws Exception {
        String large = "[\"" + "я".repeat(50_000) + "\"]";
        ReplayRun run = new ReplayRun(folder);

        run.run("interactions", Map.of(), write("large.jsonl", large + "\n" + GOOD.formatted("a", 1)));

        UnmappableRow rejected = run.sink().rejected().get(0);
        var letter = rejected.deadLetter();
        var schema = letter.getSchema();
        assertThat(((java.nio.ByteBuffer) letter.get(schema.getField("value").pos())).remaining())
                .isEqualTo(64 * 1024);
        assertThat(letter.get(schema.getField("valueSize").pos())).isEqualTo(4L + 100_000);
        assertThat(letter.get(schema.getField("line").pos())).isEqualTo(1L);
        assertThat(run.sink().events()).hasSize(1);
    }

    @Test
    void shouldProduceInTimeOrderWhenSorted() throws Exception {
        Path one = write("1.jsonl", GOOD.formatted("d", 4) + GOOD.formatted("b", 2) + GOOD.formatted("x", 2));
        Path two = write("2.jsonl", GOOD.formatted("c", 3) + GOOD.formatted("a", 1) + GOOD.formatted("y", 2));
        ReplayRun run = new ReplayRun(folder).sorted(100);

        ReplaySummary summary = run.run("interactions", Map.of(), one, two);

        assertThat(run.sink().field("eventId")).containsExactly("a", "b", "x", "y", "c", "d");
        assertThat(summary.eventCount()).isEqualTo(6);
        assertThat(scratchFolders()).isEmpty();
    }

    @Test
    void shouldDeleteScratchWhenSinkFails() throws IOException {
        Path file = write("é.jsonl", GOOD.formatted("a", 2).repeat(9));
        ReplayRun run = new ReplayRun(folder).sorted(100);
        run.sink().failingAfter(3);

        assertThatThrownBy(() -> run.run("interactions", Map.of(), file)).isInstanceOf(DeliveryFailed.class);
        assertThat(scratchFolders()).isEmpty();
    }

    @Test
    void shouldReadSameEventsWhenFileIsCompressedAndMarked() throws Exception {
        String text = Files.readString(SharedData.projectRoot().resolve("topology/samples/airport-survey.csv"));
        ReplayRun plain = new ReplayRun(folder);
        ReplayRun packed = new ReplayRun(folder);

        plain.run("sfo-survey", Map.of("year", "2017"), write("a.csv", text));
        packed.run("sfo-survey", Map.of("year", "2017"), gzip("b.CSV.GZ", "\uFEFF" + text));

        assertThat(plain.sink().events()).hasSizeGreaterThan(100);
        assertThat(packed.sink().events()).isEqualTo(plain.sink().events());
    }

    @Test
    void shouldFailWhenCompressionIsBroken() throws IOException {
        Path file = gzip("é.jsonl.gz", GOOD.formatted("a", 1).repeat(500));
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 20));

        assertThatThrownBy(() -> new ReplayRun(folder).run("interactions", Map.of(), file))
                .isInstanceOf(IOException.class);
    }

    @Test
    void shouldMapAllWhenInteractionSampleIsReplayed() throws Exception {
        ReplayRun run = new ReplayRun(folder).sorted(1 << 20);

        ReplaySummary summary = run.run(
                "interactions", Map.of(), SharedData.projectRoot().resolve("topology/samples/interactions.jsonl"));

        assertThat(summary.events()).containsExactly(Map.entry("interaction", 60L));
        assertThat(summary.rejected()).isEmpty();
        assertThat(run.sink().events()).extracting(OutboundEvent::key).anyMatch(key -> key.startsWith("visitor-"));
        assertThat(run.sink().field("topic")).contains("доставка", "📦 возврат");
    }

    @Test
    void shouldCountSkipsAndFailuresWhenMappingMixesThem() throws Exception {
        String jslt = "if (.n == 1) [] else if (.n == 2) {} else if (.n == 3) [{\"x\": 1}] else if (.n == 4) number(.t)"
                + " else [{\"skip\": .why}, {\"unmappable\": {\"path\": \"n\", \"detail\": .why}}]";
        ReplayRun run = new ReplayRun(folder);
        String rows = IntStream.rangeClosed(1, 5)
                .mapToObj("{\"n\":%d,\"t\":\"тест\",\"why\":\"ЛИШНЕЕ\"}%n"::formatted)
                .collect(Collectors.joining());

        ReplaySummary summary = run.run(Mapping.of("mixed", jslt, Map.of()), write("m.jsonl", rows));

        assertThat(summary.skipped()).isEqualTo(Map.of("NO_EVENT", 1L, "ЛИШНЕЕ", 1L));
        assertThat(run.sink().rejectedPaths()).containsExactly("null@2", "null@3", "null@4", "n@5");
        assertThat(run.sink().rejected()).extracting(UnmappableRow::detail).satisfies(details -> {
            assertThat(details.get(0)).contains("OBJECT").contains("array");
            assertThat(details.get(1)).contains("neither event, snapshot");
            assertThat(details.get(2)).contains("the mapping failed");
        });
    }

    @Test
    void shouldStopWithSummaryWhenStopIsRequested() throws Exception {
        Path file = write("é.jsonl", GOOD.formatted("a", 1).repeat(5));
        ReplayRun run = new ReplayRun(folder).sorted(1 << 20);
        run.stop().request();

        ReplaySummary summary = run.run("interactions", Map.of(), file);

        assertThat(summary.complete()).isFalse();
        assertThat(summary.eventCount()).isZero();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Path gzip(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private List<Path> scratchFolders() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isDirectory).toList();
        }
    }
}
