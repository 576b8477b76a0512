package io.cxpulse.config;

/**
 * Where an instance listens.
 *
 * @param host address for both ports
 * @param apiPort of the query API; 0 takes a free one
 * @param adminPort of health and metrics; 0 takes a free one
 */
public record Endpoints(String host, int apiPort, int adminPort) {}
