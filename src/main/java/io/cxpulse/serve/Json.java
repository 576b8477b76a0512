package io.cxpulse.serve;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/** JSON trees to UTF-8 bytes. */
final class Json {

    static final String MEDIA_TYPE = "application/json";

    /** Writes an emoji as itself; by default it becomes two escaped surrogates. */
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    /** Integers up to here are exact as doubles. */
    private static final double EXACT = 1L << 53;

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** @throws UncheckedIOException if the bytes are no JSON */
    static JsonNode read(byte[] bytes) {
        try {
            return MAPPER.readTree(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(ObjectNode json) {
        try {
            return MAPPER.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts a number unrounded; whole numbers without a fraction. */
    static void put(ObjectNode json, String name, double number) {
        if (number == Math.rint(number) && Math.abs(number) <= EXACT) {
            json.put(name, (long) number);
        } else {
            json.put(name, number);
        }
    }
}
