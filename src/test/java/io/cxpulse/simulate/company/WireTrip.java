package io.cxpulse.simulate.company;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.cxpulse.event.CustomerEvent;
import io.cxpulse.wire.AvroSettings;
import io.cxpulse.wire.EventDecoder;
import io.cxpulse.wire.OutboundEvent;
import io.cxpulse.wire.Topics;
import io.cxpulse.wire.TrustedSchemas;
import java.util.EnumMap;
import java.util.Map;

/** Sends events through the serializer of producers and the decoder of the pipeline. */
final class WireTrip implements AutoCloseable {

    private final KafkaAvroSerializer serializer = new KafkaAvroSerializer();
    private final Map<Topics, EventDecoder<?>> decoders = new EnumMap<>(Topics.class);
    private final AvroSettings settings;

    WireTrip() {
        TrustedSchemas.trust();
        settings = new AvroSettings("mock://simulator-é", true);
        serializer.configure(settings.properties(), false);
    }

    /** The event as the pipeline sees it. */
    CustomerEvent of(OutboundEvent event) {
        Topics topic = event.kind().topic();
        byte[] bytes = serializer.serialize(topic.topic(), event.value());
        EventDecoder.Decoded decoded = decoders.computeIfAbsent(topic, input -> EventDecoder.of(input, settings))
                .decode(topic.topic(), bytes);
        assertThat(decoded.rejection()).isNull();
        return decoded.event();
    }

    @Override
    public void close() {
        serializer.close();
    }
}
