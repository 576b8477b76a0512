package io.cxpulse.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Short-lived Kafka clients for tests.
 *
 * @param bootstrapServers where they connect
 */
public record KafkaClients(String bootstrapServers) {

    /** Creates a topic and returns when it is there. */
    public void createTopic(String topic, int partitions, Map<String, String> settings) throws Exception {
        try (Admin admin = admin()) {
            admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1).configs(settings)))
                    .all()
                    .get();
        }
    }

    /** The caller closes it. */
    public Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    /** The caller closes it. */
    public Producer<String, String> transactionalProducer(String transactionalId) {
        return producer(new StringSerializer(), Map.of("transactional.id", transactionalId));
    }

    /** A producer with string keys and acks=all; the caller closes it. */
    public <V> Producer<String, V> producer(Serializer<V> values, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("acks", "all");
        return new KafkaProducer<>(settings, new StringSerializer(), values);
    }

    /** Values of all partitions up to the end at the time of the call, without those of aborted transactions. */
    public List<String> readCommitted(String topic) {
        return readCommitted(topic, new StringDeserializer()).stream()
                .map(ConsumerRecord::value)
                .toList();
    }

    /** Records of all partitions up to the end at the time of the call, without those of aborted transactions. */
    public <V> List<ConsumerRecord<String, V>> readCommitted(String topic, Deserializer<V> values) {
        return readCommitted(topic, new StringDeserializer(), values);
    }

    /** Records of all partitions up to the end at the time of the call, without those of aborted transactions. */
    public <K, V> List<ConsumerRecord<K, V>> readCommitted(String topic, Deserializer<K> keys, Deserializer<V> values) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
        try (Consumer<K, V> consumer = new KafkaConsumer<>(settings, keys, values)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return readToEnd(consumer, consumer.endOffsets(partitions));
        }
    }

    private static <K, V> List<ConsumerRecord<K, V>> readToEnd(
            Consumer<K, V> consumer, Map<TopicPartition, Long> ends) {
        List<ConsumerRecord<K, V>> records = new ArrayList<>();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(Duration.ofMillis(100)).forEach(records::add);
        }
        return records;
    }
}
