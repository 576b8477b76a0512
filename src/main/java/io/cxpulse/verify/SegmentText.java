package io.cxpulse.verify;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The canonical text of a segment: dimensions sorted by name, values percent-encoded UTF-8; empty for the total. */
final class SegmentText {

    private SegmentText() {}

    static String of(Map<String, String> values) {
        List<String> pairs = new ArrayList<>();
        new TreeMap<>(values).forEach((name, value) -> pairs.add(name + ":" + encode(value)));
        return String.join(",", pairs);
    }

    /** For URLs and segments alike; a blank becomes {@code %20}, never a plus. */
    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
