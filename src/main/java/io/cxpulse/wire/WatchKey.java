package io.cxpulse.wire;

/**
 * A rule over a segment.
 *
 * @param rule id
 * @param segment canonical text
 */
public record WatchKey(String rule, String segment) {}
