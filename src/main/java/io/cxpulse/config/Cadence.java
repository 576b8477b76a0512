package io.cxpulse.config;

import java.time.Duration;

/**
 * How often things happen that the wall clock drives.
 *
 * @param idleTimeout silence after which a caught-up partition no longer holds finals
 * @param watermarkInterval between two reports of an upstream's watermark
 * @param publishInterval between two publications of changed windows
 */
public record Cadence(Duration idleTimeout, Duration watermarkInterval, Duration publishInterval) {}
