package io.cxpulse.docs;

import io.cxpulse.wire.Topics;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The topics as a Markdown table. */
final class TopicTable {

    private static final String HEADER = "| topic | record | who writes | kept |\n|---|---|---|---|\n";

    private TopicTable() {}

    static String render() {
        return Arrays.stream(Topics.values()).map(TopicTable::row).collect(Collectors.joining("", HEADER, ""));
    }

    private static String row(Topics topic) {
        return "| `%s` | `%s` | %s | %s |\n".formatted(topic.topic(), topic.schema(), writer(topic), kept(topic));
    }

    private static String writer(Topics topic) {
        return topic.role() == Topics.Role.INPUT ? "producers" : "the product";
    }

    private static String kept(Topics topic) {
        return topic.role() == Topics.Role.STATE
                ? "the last record of a key"
                : topic.retention().toDays() + " days after it was appended";
    }
}
