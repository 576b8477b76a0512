package io.cxpulse.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cxpulse.wire.OutboundEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerGeneratorTest {

    @TempDir
    private Path folder;

    @Test
    void shouldWriteSameBytesWhenSeedIsSame() throws IOException {
        assertThat(bytes(300, 11)).isEqualTo(bytes(300, 11)).isNotEqualTo(bytes(300, 12));
        assertThat(bytes(0, 11)).isEmpty();
        assertThatThrownBy(() -> new AnswerGenerator(-1, 1)).hasMessageContaining("-1");
    }

    @Test
    void shouldBeReplayableInTimeOrderWhenGenerated() throws Exception {
        Path file = Files.write(folder.resolve("ответы.jsonl"), bytes(20_000, 3));
        ReplayRun run = new ReplayRun(folder);

        ReplaySummary summary = run.run("surveys", Map.of(), file);

        assertThat(summary.events()).containsExactly(Map.entry("survey", 20_000L));
        assertThat(summary.rejected()).isEmpty();
        assertThat(run.sink().events()).extracting(OutboundEvent::eventTime).isSorted();
        assertThat(run.sink().field("eventId")).doesNotHaveDuplicates();
        var first = run.sink().events().get(0).eventTime();
        var last = run.sink().events().get(19_999).eventTime();
        assertThat(first).isBetween(AnswerGenerator.START, AnswerGenerator.START.plus(Duration.ofMinutes(10)));
        assertThat(Duration.between(first, last)).isBetween(Duration.ofHours(119), AnswerGenerator.SPAN);
    }

    @Test
    void shouldCoverAllDimensionsAndScoresWhenManyAreMade() throws Exception {
        Path file = Files.write(folder.resolve("é.jsonl"), bytes(20_000, 5));
        ReplayRun run = new ReplayRun(folder);

        run.run("surveys", Map.of(), file);

        CollectingSink sink = run.sink();
        assertThat(sink.field("channel").stream().distinct()).hasSize(6);
        assertThat(sink.field("product").stream().distinct()).hasSize(20).contains("Gamer 🎮", "Студент");
        assertThat(sink.field("touchpoint").stream().distinct()).hasSize(12);
        assertThat(sink.field("metric").stream().map(String::valueOf).distinct())
                .containsExactlyInAnyOrder("NPS", "CSAT", "CES");
        List<Object> scores = sink.field("score");
        List<Object> lows = sink.field("scaleMin");
        List<Object> highs = sink.field("scaleMax");
        for (int i = 0; i < scores.size(); i++) {
            assertThat((double) scores.get(i))
                    .isBetween(((Integer) lows.get(i)).doubleValue(), ((Integer) highs.get(i)).doubleValue());
        }
    }

    private static byte[] bytes(long count, long seed) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new AnswerGenerator(count, seed).writeTo(out);
        assertThat(out.toString(StandardCharsets.UTF_8).lines().count()).isEqualTo(count);
        return out.toByteArray();
    }
}
