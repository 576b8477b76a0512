package io.cxpulse.evaluate;

import io.cxpulse.alert.Alert;

/**
 * An alert that was said.
 *
 * @param isCurrent whether it is the current state of its fingerprint now; what is said of an incident of the past is not,
 *     while another one goes on
 */
record Said(Alert alert, boolean isCurrent) {}
