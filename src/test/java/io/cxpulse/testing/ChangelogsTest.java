package io.cxpulse.testing;

import static io.cxpulse.testing.PipelineDriver.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.event.TimePolicy;
import io.cxpulse.metric.PaneRetention;
import io.cxpulse.schema.CaseEvent;
import io.cxpulse.schema.CaseEventType;
import io.cxpulse.wire.StatePlacement;
import io.cxpulse.wire.Stores;
import io.cxpulse.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChangelogsTest {

    /** Empty, because there are no rules here. */
    private static final Set<String> OF_RULES = Set.of(Stores.SUMMARIES, Stores.TICKS, Stores.WATCHES, Stores.STANDING);

    @TempDir
    private Path directory;

    private PipelineDriver driver(StatePlacement placement) {
        return new PipelineDriver(
                Catalogues.withLatest(),
                directory.resolve("первый"),
                TimePolicy.surveys(),
                PaneRetention.DEFAULT,
                (topic, partition) -> true,
                placement);
    }

    /** Leaves something in every store. */
    private static PipelineDriver feed(PipelineDriver pipeline) {
        for (String id : List.of("один", "é", "😀", "~")) {
            pipeline.survey(
                    Events.nps(id, START.minusSeconds(60), 9)
                            .setCustomerId("Zoë " + id)
                            .build(),
                    START);
        }
        pipeline.interaction(Events.contact("контакт", START.minusSeconds(50)).build(), START);
        CaseEvent opened = Events.change("дело é", "открыто", START.minusSeconds(40), CaseEventType.OPENED)
                .build();
        return pipeline.change(opened, START).pass(Duration.ofSeconds(2));
    }

    private static Map<String, List<String>> state(PipelineDriver pipeline) {
        Map<String, List<String>> state = new TreeMap<>();
        for (String name : pipeline.driver().getAllStateStores().keySet()) {
            List<String> entries = new ArrayList<>();
            KeyValueStore<Object, Object> store = pipeline.driver().getKeyValueStore(name);
            try (KeyValueIterator<Object, Object> all = store.all()) {
                all.forEachRemaining(entry -> entries.add(text(entry.key) + "=" + text(entry.value)));
            }
            state.put(name, entries);
        }
        return state;
    }

    private static String text(Object value) {
        return value instanceof byte[] bytes ? Arrays.toString(bytes) : value.toString();
    }

    @ParameterizedTest
    @EnumSource
    void shouldBringBackEveryStoreWhenProcessEnds(StatePlacement placement) {
        try (PipelineDriver pipeline = driver(placement)) {
            feed(pipeline);
            Map<String, List<String>> before = state(pipeline);

            pipeline.restart(directory.resolve("второй"));

            assertThat(before)
                    .hasSize(Stores.contents().size())
                    .allSatisfy((store, entries) ->
                            assertThat(entries.isEmpty()).as(store).isEqualTo(OF_RULES.contains(store)));
            assertThat(state(pipeline)).isEqualTo(before);
            // What the first driver wrote is remembered beyond the second, which wrote none of it.
            assertThat(state(pipeline.restart(directory.resolve("третий")))).isEqualTo(before);
        }
    }

    @Test
    void shouldHoldTheSameInTheSameOrderWhereverStateIsPlaced() {
        try (PipelineDriver onDisk = driver(StatePlacement.ON_DISK);
                PipelineDriver inMemory = driver(StatePlacement.IN_MEMORY)) {
            assertThat(state(feed(inMemory))).isEqualTo(state(feed(onDisk)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldNotBringBackWhatWasDeletedWhenProcessEnds(StatePlacement placement) {
        try (PipelineDriver pipeline = driver(placement)) {
            String memory = Stores.memory(Topics.SURVEYS);
            pipeline.survey(Events.nps("é😀", START.minusSeconds(60), 9).build(), START);
            pipeline.restart(directory.resolve("второй"));

            pipeline.driver().getKeyValueStore(memory).delete("é😀");
            pipeline.pass(Duration.ofSeconds(2));
            pipeline.restart(directory.resolve("третий"));

            assertThat(state(pipeline).get(memory)).isEmpty();
        }
    }
}
