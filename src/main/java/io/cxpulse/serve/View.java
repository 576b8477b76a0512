package io.cxpulse.serve;

import io.cxpulse.metric.Segment;
import io.cxpulse.metric.WindowDefinition;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What somebody looks at: one segment in its current window. */
record View(Segment segment, WindowDefinition window) {

    /** @throws ProblemException naming the parameter that is wrong */
    static View parse(CatalogueLookup lookup, QueryParameters parameters) {
        return new View(lookup.segment(parameters.get("segment").orElse("")), lookup.window(parameters));
    }

    /** As the query of a request to another instance. */
    String query() {
        return "segment=" + encode(segment.canonical()) + "&window=" + encode(window.label());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
