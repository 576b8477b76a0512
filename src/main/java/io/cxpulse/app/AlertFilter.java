package io.cxpulse.app;

import io.cxpulse.alert.Alert;
import io.cxpulse.metric.Segment;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Options that say which alerts are meant; without any, all. */
final class AlertFilter {

    private static final String TOTAL = "total";

    @Option(names = "--rule", paramLabel = "<id>", description = "Only of this rule.")
    private @Nullable String rule;

    @Option(
            names = "--segment",
            paramLabel = "<pairs>",
            description = "Only of exactly this segment, e.g. touchpoint:G, or 'total'.")
    private @Nullable String segment;

    /** @throws ParameterException if the segment is none */
    void require(CommandLine command) {
        try {
            wanted();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    command, "--segment: '" + segment + "' is not a segment: " + e.getMessage(), e);
        }
    }

    /** As the API takes them. */
    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (rule != null) {
            parameters.put("rule", rule);
        }
        if (segment != null) {
            parameters.put("segment", segment);
        }
        return parameters;
    }

    boolean accepts(Alert alert) {
        Segment wanted = wanted();
        return (rule == null || rule.isBlank() || rule.equals(alert.subject().ruleId()))
                && (wanted == null || wanted.equals(alert.subject().segment()));
    }

    private @Nullable Segment wanted() {
        if (segment == null || segment.isBlank()) {
            return null;
        }
        return segment.equals(TOTAL) ? Segment.TOTAL : Segment.parse(segment);
    }
}
