package io.cxpulse.config;

/**
 * How topics are created.
 *
 * @param partitions of each topic, at least 1
 * @param replicationFactor of each topic and of the application's internal topics, at least 1
 */
public record TopicLayout(int partitions, int replicationFactor) {}
