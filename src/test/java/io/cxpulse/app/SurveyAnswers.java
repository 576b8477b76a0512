package io.cxpulse.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What {@code pulse query} says of the survey metrics, in a form that two runs can be compared by. */
final class SurveyAnswers {

    private SurveyAnswers() {}

    /** Segments and points; not the watermark, which goes on while nothing happens. */
    static List<JsonNode> of(RunningPulse pulse) {
        List<JsonNode> answers = new ArrayList<>();
        for (String metric : List.of("nps", "csat_t2b", "csat_mean", "ces")) {
            add(pulse.query(metric, "--window", "day"), answers);
            add(pulse.query(metric, "--window", "24h"), answers);
            add(pulse.query(metric, "--by", "touchpoint", "--window", "day"), answers);
            add(pulse.query(metric, "--by", "product", "--window", "day"), answers);
        }
        return answers;
    }

    /** The states that occur. */
    static Set<String> states(List<JsonNode> answers) {
        Set<String> states = new TreeSet<>();
        answers.stream()
                .filter(answer -> answer.has("state"))
                .forEach(point -> states.add(point.path("state").asText()));
        return states;
    }

    private static void add(JsonNode series, List<JsonNode> answers) {
        series.forEach(one -> {
            answers.add(one.path("segment"));
            one.path("points").forEach(answers::add);
        });
    }
}
