package io.cxpulse.wire;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.cxpulse.schema.DeadLetter;
import io.cxpulse.schema.DeadLetterReason;
import io.cxpulse.wire.IngestResult.Rejected;
import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** How rejected inputs are written to the dead letter topic. */
public final class DeadLetters {

    /** Longest part of an input that is kept, bytes; a letter must fit into one record. */
    public static final int MAX_BYTES = 64 * 1024;

    private DeadLetters() {}

    /** Key of a letter: where its input stands. */
    public static String key(Rejected rejected) {
        return rejected.topic() + "-" + rejected.partition() + "-" + rejected.offset();
    }

    public static Serializer<Rejected> serializer(AvroSettings settings) {
        KafkaAvroSerializer avro = new KafkaAvroSerializer();
        avro.configure(settings.properties(), false);
        return (topic, rejected) -> rejected == null ? null : avro.serialize(topic, toAvro(rejected));
    }

    private static DeadLetter toAvro(Rejected rejected) {
        Bytes value = rejected.value();
        return DeadLetter.newBuilder()
                .setReason(
                        DeadLetterReason.valueOf(rejected.rejection().reason().name()))
                .setPath(rejected.rejection().path())
                .setDetail(rejected.rejection().detail())
                .setTopic(rejected.topic())
                .setPartition(rejected.partition())
                .setOffset(rejected.offset())
                .setAppendedAt(rejected.appendedAt())
                .setEventTime(rejected.eventTime().orElse(null))
                .setKey(cut(rejected.key()))
                .setValue(cut(value))
                .setValueSize(value == null ? 0 : value.get().length)
                .build();
    }

    private static @Nullable ByteBuffer cut(@Nullable Bytes bytes) {
        return bytes == null ? null : ByteBuffer.wrap(bytes.get(), 0, Math.min(bytes.get().length, MAX_BYTES));
    }
}
