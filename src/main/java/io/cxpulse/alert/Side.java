package io.cxpulse.alert;

/** On which side of its threshold a metric is bad. */
public enum Side {
    BELOW,
    ABOVE
}
