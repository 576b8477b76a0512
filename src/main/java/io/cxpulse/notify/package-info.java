/**
 * Tells others of alerts: follows {@code cx.alert-state} with a consumer group of its own, outside the topology, and keeps
 * every Alertmanager informed.
 */
@NullMarked
package io.cxpulse.notify;

import org.jspecify.annotations.NullMarked;
