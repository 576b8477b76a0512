/**
 * When a metric has broken its promise: rules, the evidence against a healthy segment, and the life of an alert. Pure: no
 * Kafka, no Avro, no HTTP, no clock.
 */
@NullMarked
package io.cxpulse.alert;

import org.jspecify.annotations.NullMarked;
