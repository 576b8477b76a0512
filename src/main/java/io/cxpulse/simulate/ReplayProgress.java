package io.cxpulse.simulate;

/** Is told how far a replay is. */
public interface ReplayProgress {

    ReplayProgress NONE = new ReplayProgress() {
        @Override
        public void read(long bytes, long totalBytes, long events) {}

        @Override
        public void produced(long events, long totalEvents) {}
    };

    /** After each row: bytes of the files read of all, and events made of them. */
    void read(long bytes, long totalBytes, long events);

    /** After each event of a sorted replay: how many of all were produced. */
    void produced(long events, long totalEvents);
}
