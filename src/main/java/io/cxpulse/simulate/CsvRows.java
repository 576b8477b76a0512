package io.cxpulse.simulate;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * CSV after RFC 4180, comma separated, with a header. A row is an object of texts under the names of the header, which
 * are stripped of the blanks around them.
 */
final class CsvRows implements RowReader {

    private static final ObjectReader CELLS =
            CsvMapper.builder().enable(CsvParser.Feature.WRAP_AS_ARRAY).build().readerFor(String[].class);

    private final String file;
    private final CsvRecords records;
    private final List<String> header;

    /** @throws IOException if the header is malformed, leaves a column without a name or names one twice */
    CsvRows(String file, InputStream in) throws IOException {
        this.file = file;
        this.records = new CsvRecords(new LineReader(in));
        this.header = header();
    }

    @Override
    public @Nullable Row next() throws IOException {
        CsvRecords.Entry record = records.next();
        return record == null ? null : row(record);
    }

    @Override
    public void close() throws IOException {
        records.close();
    }

    private List<String> header() throws IOException {
        CsvRecords.Entry record = records.next();
        if (record == null) {
            return List.of();
        }
        try {
            List<String> names =
                    Stream.of(cells(record.bytes())).map(String::strip).toList();
            refuseAmbiguous(names);
            return names;
        } catch (JsonProcessingException e) {
            throw new IOException(file + ": the header is broken CSV: " + e.getOriginalMessage(), e);
        } catch (CharacterCodingException e) {
            throw new IOException(file + ": the header is " + e.getMessage(), e);
        }
    }

    private void refuseAmbiguous(List<String> names) throws IOException {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (name.isEmpty() || !seen.add(name)) {
                throw new IOException(file + ": the header "
                        + (name.isEmpty() ? "leaves a column without a name" : "names the column " + name + " twice"));
            }
        }
    }

    private Row row(CsvRecords.Entry record) throws IOException {
        if (!record.complete()) {
            return giveUpFirst(record, unfinished(record));
        }
        byte[] bytes = record.bytes();
        try {
            return row(origin(record), cells(bytes));
        } catch (JsonProcessingException e) {
            return giveUpFirst(record, "broken CSV: " + e.getOriginalMessage());
        } catch (CharacterCodingException e) {
            return new Row.Broken(origin(record), String.valueOf(e.getMessage()));
        }
    }

    private Row row(Row.Origin origin, String[] cells) {
        if (cells.length != header.size()) {
            return new Row.Broken(origin, cells.length + " cells; the header has " + header.size());
        }
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < cells.length; i++) {
            fields.put(header.get(i), cells[i]);
        }
        return new Row.Mappable(origin, fields);
    }

    private Row giveUpFirst(CsvRecords.Entry record, String detail) {
        return new Row.Broken(origin(records.giveUpFirst(record)), detail);
    }

    private static String unfinished(CsvRecords.Entry record) {
        Line first = record.first();
        return first.isCut()
                ? first.size() + " bytes; at most " + LineReader.LONGEST + " are accepted"
                : "a quoted cell is not closed";
    }

    private Row.Origin origin(CsvRecords.Entry record) {
        byte[] bytes = record.bytes();
        long size = record.first().isCut() ? record.first().size() : bytes.length;
        return new Row.Origin(file, record.first().number(), ByteBuffer.wrap(bytes), size);
    }

    private static String[] cells(byte[] bytes) throws IOException {
        try (MappingIterator<String[]> rows = CELLS.readValues(Utf8.decode(bytes))) {
            String[] cells = rows.nextValue();
            if (rows.hasNextValue()) {
                // The parser would take what follows for another row, and it would be lost without a trace.
                throw new JsonParseException(null, "a line ends with CR alone; LF and CR LF are accepted");
            }
            return cells;
        }
    }
}
