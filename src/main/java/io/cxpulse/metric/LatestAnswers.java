package io.cxpulse.metric;

import io.cxpulse.event.Dimension;
import io.cxpulse.event.SurveyStep;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which answers of one customer in one window count for a metric that counts only the latest to each question.
 *
 * @param metric one with {@link MetricDefinition#latestPer()}
 * @param question empty for answers that name none
 */
public record LatestAnswers(MetricDefinition metric, Optional<String> question) {

    private static final Comparator<SurveyStep> ORDER =
            Comparator.comparing(SurveyStep::eventTime).thenComparing(SurveyStep::eventId);

    /** The competition that an answer takes part in; none if the metric does not measure it. */
    public static Optional<LatestAnswers> of(MetricDefinition metric, SurveyStep answer) {
        return metric.measure(answer).map(tally -> new LatestAnswers(metric, question(answer)));
    }

    public boolean holds(SurveyStep answer) {
        return question.equals(question(answer)) && metric.measure(answer).isPresent();
    }

    /** What the answers add to which segments, all of one customer and in one window. */
    public List<Observation> observe(Collection<SurveyStep> answers) {
        return answers.stream()
                .filter(this::holds)
                .max(ORDER)
                .map(metric::observe)
                .orElse(List.of());
    }

    private static Optional<String> question(SurveyStep answer) {
        return Optional.ofNullable(answer.dimensions().get(Dimension.QUESTION));
    }
}
