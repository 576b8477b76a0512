package io.cxpulse.simulate;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a CSV stream into records by their quotes, in bounded memory; blank lines are no records.
 *
 * <p>A quote that is never closed swallows the lines after it. So the reader of a record that turns out to be
 * malformed can give up its first line alone: the lines after it are read again.
 */
final class CsvRecords implements Closeable {

    /**
     * One record.
     *
     * @param lines its physical lines, at least one
     * @param complete false if it is overlong or its last quote is not closed
     */
    record Entry(List<Line> lines, boolean complete) {

        Line first() {
            return lines.get(0);
        }

        byte[] bytes() {
            ByteArrayOutputStream joined = new ByteArrayOutputStream();
            lines.forEach(line -> joined.writeBytes(line.bytes()));
            return Line.withoutTerminator(joined.toByteArray());
        }
    }

    private final LineReader reader;
    private final Deque<Line> pushedBack = new ArrayDeque<>();

    CsvRecords(LineReader reader) {
        this.reader = reader;
    }

    /** The next record, or null at the end. */
    @Nullable
    Entry next() throws IOException {
        Line line = nextLine();
        while (line != null && line.isBlank()) {
            line = nextLine();
        }
        return line == null ? null : startingWith(line);
    }

    /** Keeps the first line of the record last read and reads its other lines again. */
    Entry giveUpFirst(Entry record) {
        for (int i = record.lines().size() - 1; i > 0; i--) {
            pushedBack.push(record.lines().get(i));
        }
        return new Entry(List.of(record.first()), false);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private Entry startingWith(Line first) throws IOException {
        QuoteState quotes = new QuoteState();
        List<Line> lines = new ArrayList<>();
        long size = 0;
        for (Line line = first; line != null; line = nextLine()) {
            lines.add(line);
            size += line.size();
            quotes.accept(line.bytes());
            if (!quotes.isOpen() || size > LineReader.LONGEST) {
                break;
            }
        }
        return new Entry(lines, !quotes.isOpen() && size <= LineReader.LONGEST);
    }

    private @Nullable Line nextLine() throws IOException {
        return pushedBack.isEmpty() ? reader.next() : pushedBack.pop();
    }
}
