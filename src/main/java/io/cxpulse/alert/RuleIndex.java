package io.cxpulse.alert;

import io.cxpulse.metric.Segment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which rules watch a segment. Remembers every segment it was asked about; not for several threads. */
public final class RuleIndex {

    private final RuleBook rules;
    private final Map<String, List<Rule>> known = new HashMap<>();

    public RuleIndex(RuleBook rules) {
        this.rules = rules;
    }

    /** @param segment canonical text */
    public List<Rule> watching(String segment) {
        return known.computeIfAbsent(segment, this::find);
    }

    private List<Rule> find(String text) {
        Segment segment = Segment.parse(text);
        return rules.rules().stream().filter(rule -> rule.watches(segment)).toList();
    }
}
