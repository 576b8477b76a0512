package io.cxpulse.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.cxpulse.schema.CaseEvent;
import io.cxpulse.testing.SharedData;
import io.cxpulse.wire.Topics;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is read off an audit log arrives in the topic of cases, each case in one partition and in order. */
@Tag("broker")
class CaseTopicTest {

    private static final String SAMPLE = SharedData.projectRoot()
            .resolve("topology/samples/servicenow-audit.csv")
            .toString();

    @Test
    void shouldArriveByCaseAndInOrderWhenAuditLogIsReplayed() throws Exception {
        try (RunningPulse pulse = RunningPulse.start(3)) {
            CommandRun run = pulse.replay("--source", "servicenow-audit", SAMPLE);

            assertThat(run.exit()).as(run.err()).isZero();
            assertThat(run.out()).contains("\"case\":23", "\"REPEATED_SNAPSHOT\":1", "\"UNMAPPABLE_ROW\":2");
            List<ConsumerRecord<String, CaseEvent>> records = records(pulse);
            assertThat(records).hasSize(23).allSatisfy(record -> {
                assertThat(record.key()).isEqualTo(record.value().getCaseId());
                assertThat(record.value().getDerived()).isTrue();
            });
            assertThat(records.stream()
                            .collect(Collectors.groupingBy(ConsumerRecord::key))
                            .values())
                    .hasSize(5)
                    .allSatisfy(history -> {
                        assertThat(history)
                                .extracting(ConsumerRecord::partition)
                                .containsOnly(history.get(0).partition());
                        assertThat(history)
                                .extracting(record -> record.value().getOccurredAt())
                                .isSorted();
                    });
            assertThat(records).extracting(ConsumerRecord::key).contains("INC-104-é");
        }
    }

    private static List<ConsumerRecord<String, CaseEvent>> records(RunningPulse pulse) {
        KafkaAvroDeserializer reader = new KafkaAvroDeserializer();
        reader.configure(pulse.cluster().avro().properties(), false);
        Deserializer<CaseEvent> events = (topic, bytes) -> (CaseEvent) reader.deserialize(topic, bytes);
        return pulse.cluster().clients().readCommitted(Topics.CASES.topic(), events);
    }
}
