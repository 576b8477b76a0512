package io.cxpulse.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.aggregate.AggregateListener;
import io.cxpulse.alert.RuleBook;
import io.cxpulse.evaluate.EvaluateListener;
import io.cxpulse.event.TimePolicy;
import io.cxpulse.ingest.IngestListener;
import io.cxpulse.ingest.IngestSettings;
import io.cxpulse.metric.PaneRetention;
import io.cxpulse.testing.Catalogues;
import io.cxpulse.testing.GeneratedFile;
import io.cxpulse.testing.PipelineDriver;
import io.cxpulse.wire.AvroSettings;
import io.cxpulse.wire.Stores;
import io.cxpulse.wire.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.Test;

class TopologyFilesTest {

    private static final String APPLICATION = "cx-pulse";

    private final Topology topology = new CxTopology(
                    Catalogues.small(),
                    new TopologySettings(
                            new AvroSettings("mock://café-файлы", true),
                            Map.of(
                                    Topics.SURVEYS, new TopologySettings.Input(TimePolicy.surveys(), 4),
                                    Topics.INTERACTIONS, new TopologySettings.Input(TimePolicy.interactions(), 4),
                                    Topics.CASES, new TopologySettings.Input(TimePolicy.cases(), 4)),
                            IngestSettings.DEFAULT,
                            Duration.ofSeconds(1),
                            PaneRetention.DEFAULT,
                            RuleBook.NONE),
                    (topic, partition) -> false,
                    IngestListener.NONE,
                    AggregateListener.NONE,
                    EvaluateListener.NONE)
            .build(PipelineDriver.properties(Path.of("état")));

    @Test
    void shouldEqualCommittedDescriptionWhenTopologyIsBuilt() throws IOException {
        GeneratedFile.compare("topology/topology.txt", topology.describe().toString());
    }

    @Test
    void shouldEqualCommittedNamesWhenTopologyIsBuilt() throws IOException {
        GeneratedFile.compare("topology/names.txt", names());
    }

    @Test
    void shouldHaveNoGeneratedNameWhenTopologyIsBuilt() {
        assertThat(topology.describe().toString()).doesNotContainPattern("K(STREAM|TABLE)-[A-Z-]*\\d{10}");
    }

    @Test
    void shouldTellContentsOfEveryStoreWhenTopologyIsBuilt() {
        assertThat(storeNames())
                .containsExactlyInAnyOrderElementsOf(Stores.contents().keySet());
    }

    private Set<String> storeNames() {
        TreeSet<String> stores = new TreeSet<>();
        Matcher lists = Pattern.compile("stores: \\[([^]]*)]")
                .matcher(topology.describe().toString());
        while (lists.find()) {
            for (String store : lists.group(1).split(", ", -1)) {
                if (!store.isBlank()) {
                    stores.add(store);
                }
            }
        }
        return stores;
    }

    private String names() {
        String description = topology.describe().toString();
        Set<String> stores = storeNames();
        TreeSet<String> repartitions = new TreeSet<>();
        Matcher topics = Pattern.compile("([a-z-]+-repartition)\\)").matcher(description);
        while (topics.find()) {
            repartitions.add(topics.group(1));
        }
        return lines("store ", stores, "")
                + lines("changelog " + APPLICATION + "-", stores, "-changelog")
                + lines("repartition " + APPLICATION + "-", repartitions, "");
    }

    private static String lines(String before, Set<String> names, String after) {
        return names.stream().map(name -> before + name + after + "\n").collect(Collectors.joining());
    }
}
