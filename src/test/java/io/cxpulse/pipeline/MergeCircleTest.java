package io.cxpulse.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.cxpulse.schema.CaseEvent;
import io.cxpulse.schema.CaseEventType;
import io.cxpulse.testing.Events;
import io.cxpulse.testing.PipelineDriver;
import io.cxpulse.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cases of which each says that it went into the next, and the last one into the first. */
class MergeCircleTest {

    private static final Instant NOON = PipelineDriver.START;
    private static final String BYSTANDER = "сторонний";

    @TempDir
    private Path folder;

    private final KafkaAvroSerializer serializer = new KafkaAvroSerializer();

    @BeforeEach
    void configure() {
        serializer.configure(PipelineDriver.AVRO.properties(), false);
    }

    @AfterEach
    void close() {
        serializer.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void shouldCountNoneOfThemWhenCasesAreMergedInCircle(int size) {
        List<Step> circle = new ArrayList<>(life(BYSTANDER));
        for (int place = 0; place < size; place++) {
            circle.addAll(life(member(place)));
        }
        for (int place = 0; place < size; place++) {
            circle.add(merge(place, (place + 1) % size));
        }

        assertThat(numbers("circle", circle)).isEqualTo(numbers("alone", life(BYSTANDER)));
    }

    @Test
    void shouldCountTheOneThatComesBackWhenCircleIsBroken() {
        List<Step> circle = new ArrayList<>(life(member(0)));
        circle.addAll(life(member(1)));
        circle.add(merge(0, 1));
        circle.add(merge(1, 0));
        circle.add(tell(change(member(0), 40, CaseEventType.RESTORED)));

        List<Step> alone = new ArrayList<>(life(member(0)));
        alone.add(tell(change(member(0), 40, CaseEventType.RESTORED)));
        assertThat(numbers("broken", circle)).isEqualTo(numbers("alone", alone));
    }

    /** What is counted in each calendar window; the judge says the same, and nothing is refused. */
    private Map<String, String> numbers(String name, List<Step> steps) {
        try (JudgedPipeline pipeline = new JudgedPipeline(folder.resolve(name))) {
            pipeline.run(steps).settle();
            assertThat(pipeline.judge().differences()).isEmpty();
            assertThat(pipeline.letters()).isEmpty();
            Map<String, String> numbers = new TreeMap<>();
            pipeline.calendarWindows().forEach((key, window) -> {
                if (window.getN() > 0) {
                    numbers.put(key, window.getN() + " " + new TreeMap<>(window.getStatistics()));
                }
            });
            assertThat(numbers).isNotEmpty();
            return numbers;
        }
    }

    private static String member(int place) {
        return "дело 😀 " + place;
    }

    private List<Step> life(String caseId) {
        return List.of(
                tell(change(caseId, 0, CaseEventType.OPENED)),
                tell(change(caseId, 10, CaseEventType.AGENT_PUBLIC_REPLY)),
                tell(change(caseId, 20, CaseEventType.RESOLVED)));
    }

    private Step merge(int from, int into) {
        return tell(change(member(from), 30, CaseEventType.MERGED).setMergedIntoCaseId(member(into)));
    }

    private static CaseEvent.Builder change(String caseId, int minute, CaseEventType type) {
        return Events.change(
                caseId, caseId + " " + minute, NOON.minusSeconds(3600).plusSeconds(60L * minute), type);
    }

    private Step tell(CaseEvent.Builder change) {
        CaseEvent event = change.build();
        byte[] value = serializer.serialize(Topics.CASES.topic(), event);
        Bytes key = Bytes.wrap(event.getCaseId().getBytes(StandardCharsets.UTF_8));
        return new Step.Append(Topics.CASES, key, Bytes.wrap(value), NOON);
    }
}
