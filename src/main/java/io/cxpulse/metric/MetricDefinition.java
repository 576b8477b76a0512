package io.cxpulse.metric;

import io.cxpulse.event.CustomerEvent;
import io.cxpulse.event.Score;
import io.cxpulse.event.SurveyStep;
import java.util.List;
import java.util.Optional;

/**
 * The contract of a metric: who is measured, what is tallied, and how it is split.
 *
 * @param description one sentence for people
 * @param kind family, which decides the tally and the interval
 * @param groupingSets the splits kept for it
 */
public record MetricDefinition(
        MetricRef ref, String description, MetricKind kind, Population population, List<GroupingSet> groupingSets) {

    public MetricDefinition {
        groupingSets = List.copyOf(groupingSets);
    }

    /** The tally this event contributes, or empty where the metric does not measure it. */
    public Optional<Tally> measure(CustomerEvent event) {
        return population.includes(event) ? tally(event) : Optional.empty();
    }

    private Optional<Tally> tally(CustomerEvent event) {
        if (kind == MetricKind.COUNT) {
            return Optional.of(CountTally.ONE);
        }
        if (kind == MetricKind.DURATION) {
            return Optional.empty();
        }
        // Only answers were checked against their scale.
        return event instanceof SurveyStep survey && survey.isAnswer()
                ? Optional.ofNullable(survey.score()).map(this::rate)
                : Optional.empty();
    }

    private Tally rate(Score score) {
        return switch (kind) {
            case SCORE -> NpsTally.of(score.oriented());
            case SHARE -> ShareTally.of(score.isTopBox());
            case MEAN -> RatingTally.of(score.onScale(RatingTally.SCALE_MIN, RatingTally.SCALE_MAX), score.isTopBox());
            case COUNT -> CountTally.ONE;
            case DURATION -> throw new IllegalStateException("an answer has no duration");
        };
    }
}
