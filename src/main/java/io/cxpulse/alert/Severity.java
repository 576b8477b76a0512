package io.cxpulse.alert;

/** How urgent an alert is. */
public enum Severity {
    /** Somebody is woken. */
    PAGE,
    /** Somebody looks at it on a working day. */
    TICKET,
    /** Nobody has to act. */
    INFO
}
