package io.cxpulse.notify;

import java.time.Instant;

/** Told what the notifier does, for meters. */
public interface NotifyListener {

    NotifyListener NONE = new NotifyListener() {};

    /** Why a state of an alert was passed over. */
    enum Skip {
        /** Its record cannot be read. */
        UNREADABLE,
        /** It was too old in event time when it was written. */
        TOO_OLD
    }

    /** @param receiver name of one of the receivers of the settings */
    default void posted(String receiver, PostOutcome outcome, Instant at) {}

    /** The receiver does not want an alert. */
    default void refused(String receiver) {}

    default void skipped(Skip reason) {}
}
