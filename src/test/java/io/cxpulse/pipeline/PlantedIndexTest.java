package io.cxpulse.pipeline;

import static io.cxpulse.testing.PipelineDriver.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.pipeline.Step.Append;
import io.cxpulse.testing.Events;
import io.cxpulse.wire.StatePlacement;
import io.cxpulse.wire.Stores;
import io.cxpulse.wire.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fault in the index of answers by customer does not go unseen. */
class PlantedIndexTest {

    private static final Instant ANSWERED = Instant.parse("2026-10-24T23:30:00Z");

    @TempDir
    private Path directory;

    private final RandomEvents events = new RandomEvents(new Random(1));
    private JudgedPipeline pipeline;

    @AfterEach
    void stop() {
        pipeline.close();
    }

    @Test
    void shouldSeeWhenAnswerOfCustomerIsNotFoundAgain() {
        pipeline = new JudgedPipeline(directory, StatePlacement.IN_MEMORY).run(List.of(answered("первый", 10)));
        KeyValueStore<Bytes, byte[]> answers = pipeline.driver().driver().getKeyValueStore(Stores.CUSTOMER_ANSWERS);
        try (KeyValueIterator<Bytes, byte[]> all = answers.all()) {
            all.forEachRemaining(entry -> answers.delete(entry.key));
        }

        pipeline.run(List.of(answered("второй", 20)));

        assertThat(pipeline.settle().judge().differences()).isNotEmpty().allSatisfy(difference -> assertThat(
                        difference.where().toString())
                .contains("csat_latest"));
    }

    private Append answered(String id, int seconds) {
        var made = events.made(Events.csat(id, ANSWERED.plusSeconds(seconds), 4)
                .setCustomerId("Zoë")
                .build());
        return new Append(Topics.SURVEYS, made.key(), made.value(), START);
    }
}
