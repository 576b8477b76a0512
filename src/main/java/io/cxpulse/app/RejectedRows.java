package io.cxpulse.app;

import io.cxpulse.wire.Topics;
import io.cxpulse.wire.UnmappableRow;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Remembers the first rejected rows, to show what kind of thing is wrong. */
final class RejectedRows implements Consumer<UnmappableRow> {

    private static final int SHOWN = 5;

    private final List<String> first = new ArrayList<>();
    private long count;

    @Override
    public void accept(UnmappableRow row) {
        count++;
        if (first.size() < SHOWN) {
            String path = row.path() == null ? "" : row.path() + ": ";
            first.add("rejected " + row.file() + ":" + row.line() + ": " + path + row.detail());
        }
    }

    void printTo(PrintWriter out) {
        first.forEach(out::println);
        if (count > SHOWN) {
            out.println("rejected " + (count - SHOWN) + " more; all are in the topic " + Topics.DEAD_LETTERS.topic());
        }
        out.flush();
    }
}
