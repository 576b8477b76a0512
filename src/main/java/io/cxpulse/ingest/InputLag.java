package io.cxpulse.ingest;

/** Knows whether an input partition has been read to its end. */
@FunctionalInterface
public interface InputLag {

    /** True if, when last looked, nothing was left to read; false if it is not known. */
    boolean isCaughtUp(String topic, int partition);
}
