package io.cxpulse.embedded;

import io.confluent.kafka.schemaregistry.utils.JacksonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/** JSON as the client classes of the registry's API read and write it, by their own mapper. */
final class RegistryJson {

    private RegistryJson() {}

    static byte[] write(Object value) {
        try {
            return JacksonMapper.INSTANCE.writeValueAsBytes(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IOException also where the text is the JSON null */
    static <T> T read(byte[] json, Class<T> type) throws IOException {
        T value = JacksonMapper.INSTANCE.readValue(json, type);
        if (value == null) {
            throw new IOException("null");
        }
        return value;
    }
}
