package io.cxpulse.simulate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;

/** JSON Lines: one object a line; blank lines are no rows. */
final class JsonRows implements RowReader {

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build()
            .readerFor(JsonNode.class);

    private final String file;
    private final LineReader lines;

    JsonRows(String file, InputStream in) throws IOException {
        this.file = file;
        this.lines = new LineReader(in);
    }

    @Override
    public @Nullable Row next() throws IOException {
        Line line = lines.next();
        while (line != null && line.isBlank()) {
            line = lines.next();
        }
        return line == null ? null : row(line);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private Row row(Line line) throws IOException {
        byte[] content = Line.withoutTerminator(line.bytes());
        long terminator = line.isCut() ? 0 : line.bytes().length - content.length;
        Row.Origin origin = new Row.Origin(file, line.number(), ByteBuffer.wrap(content), line.size() - terminator);
        if (line.isCut()) {
            return new Row.Broken(origin, line.size() + " bytes; at most " + LineReader.LONGEST + " are accepted");
        }
        try {
            JsonNode node = JSON.readValue(Utf8.decode(content));
            return node instanceof ObjectNode fields
                    ? new Row.Mappable(origin, fields)
                    : new Row.Broken(origin, "a JSON " + node.getNodeType() + "; an object is wanted");
        } catch (JsonProcessingException e) {
            return new Row.Broken(origin, "broken JSON: " + e.getOriginalMessage());
        } catch (CharacterCodingException e) {
            return new Row.Broken(origin, String.valueOf(e.getMessage()));
        }
    }
}
