package io.cxpulse.app;

import io.cxpulse.testing.KafkaClients;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Bytes;

/**
 * What a changelog holds, keys and values.
 *
 * @param records committed ones, as a restoration reads them
 * @param bytes of these
 * @param liveKeys keys that were not deleted
 * @param liveBytes of their last values, keys included
 */
record ChangelogSize(long records, long bytes, long liveKeys, long liveBytes) {

    static final ChangelogSize EMPTY = new ChangelogSize(0, 0, 0, 0);

    static ChangelogSize of(KafkaClients clients, String store) {
        Map<Bytes, Integer> live = new HashMap<>();
        long records = 0;
        long bytes = 0;
        for (ConsumerRecord<byte[], byte[]> record : clients.readCommitted(
                RunningPulse.APPLICATION + "-" + store + "-changelog",
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            int size = record.key().length + (record.value() == null ? 0 : record.value().length);
            records++;
            bytes += size;
            // The same key of an in-memory store is in every partition.
            Bytes key = Bytes.wrap(keyed(record));
            if (record.value() == null) {
                live.remove(key);
            } else {
                live.put(key, size);
            }
        }
        return new ChangelogSize(
                records,
                bytes,
                live.size(),
                live.values().stream().mapToLong(Integer::longValue).sum());
    }

    private static byte[] keyed(ConsumerRecord<byte[], byte[]> record) {
        byte[] keyed = new byte[record.key().length + 1];
        keyed[0] = (byte) record.partition();
        System.arraycopy(record.key(), 0, keyed, 1, record.key().length);
        return keyed;
    }
}
