package io.cxpulse.metric;

import io.cxpulse.event.Dimension;
import io.cxpulse.event.SurveyStep;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;

/** Which answers of one customer in one window count for a metric that counts only the latest to each question. */
public final class LatestAnswers {

    private static final BinaryOperator<SurveyStep> LATER =
            BinaryOperator.maxBy(Comparator.comparing(SurveyStep::eventTime).thenComparing(SurveyStep::eventId));

    private LatestAnswers() {}

    /**
     * What the answers that count add to which segments.
     *
     * @param answers of one customer, in one window of the metric's {@link MetricDefinition#latestPer()}
     */
    public static List<Observation> observe(MetricDefinition metric, Collection<SurveyStep> answers) {
        Map<Optional<String>, SurveyStep> latest = new HashMap<>();
        for (SurveyStep answer : answers) {
            if (metric.measure(answer).isPresent()) {
                latest.merge(question(answer), answer, LATER);
            }
        }
        return latest.values().stream()
                .flatMap(answer -> metric.observe(answer).stream())
                .toList();
    }

    private static Optional<String> question(SurveyStep answer) {
        return Optional.ofNullable(answer.dimensions().get(Dimension.QUESTION));
    }
}
