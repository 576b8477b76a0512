package io.cxpulse.simulate;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * Place of an entry in a sort: by group, then time, then sequence.
 *
 * @param group at most 65,535 bytes in modified UTF-8
 */
record SortKey(String group, long time, long sequence) implements Comparable<SortKey> {

    /** A place by time alone. */
    static SortKey ofTime(long time) {
        return new SortKey("", time, 0);
    }

    static SortKey read(DataInputStream in) throws IOException {
        return new SortKey(in.readUTF(), in.readLong(), in.readLong());
    }

    void write(DataOutputStream out) throws IOException {
        out.writeUTF(group);
        out.writeLong(time);
        out.writeLong(sequence);
    }

    @Override
    public int compareTo(SortKey other) {
        int byGroup = group.compareTo(other.group);
        if (byGroup != 0) {
            return byGroup;
        }
        int byTime = Long.compare(time, other.time);
        return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
    }
}
