package io.cxpulse.verify;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Coordinates of differences. */
final class Place {

    private Place() {}

    static Map<String, String> window(SeriesKey key, String window, long start) {
        Map<String, String> where = series(key, window);
        where.put("start", Instant.ofEpochMilli(start).toString());
        return where;
    }

    static Map<String, String> series(SeriesKey key, String window) {
        Map<String, String> where = new LinkedHashMap<>();
        where.put("metric", key.metric());
        where.put("segment", key.segment());
        where.put("window", window);
        return where;
    }

    static Map<String, String> partition(TopicPartition partition) {
        Map<String, String> where = new LinkedHashMap<>();
        where.put("topic", partition.topic());
        where.put("partition", Integer.toString(partition.partition()));
        return where;
    }

    static Map<String, String> offset(TopicPartition partition, long offset) {
        Map<String, String> where = partition(partition);
        where.put("offset", Long.toString(offset));
        return where;
    }
}
