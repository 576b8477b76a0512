package io.cxpulse.metric;

import io.cxpulse.cases.CaseFact;
import io.cxpulse.event.Measurable;
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
 * @param latestPer of a customer's answers in one such window only the latest counts; empty if every one does
 */
public record MetricDefinition(
        MetricRef ref,
        String description,
        MetricKind kind,
        Population population,
        List<GroupingSet> groupingSets,
        Optional<WindowDefinition> latestPer) {

    public MetricDefinition {
        if (latestPer.isPresent() && population.source() != EventSource.SURVEYS) {
            throw new IllegalArgumentException(
                    ref + " counts latest answers of " + population.source().label());
        }
        groupingSets = List.copyOf(groupingSets);
    }

    /** A metric for which everything it measures counts. */
    public MetricDefinition(
            MetricRef ref, String description, MetricKind kind, Population population, List<GroupingSet> groupingSets) {
        this(ref, description, kind, population, groupingSets, Optional.empty());
    }

    /** What an event or fact that counts adds to which segments; empty where the metric does not measure it. */
    List<Observation> observe(Measurable measurable) {
        return measure(measurable).map(tally -> observe(measurable, tally)).orElse(List.of());
    }

    private List<Observation> observe(Measurable measurable, Tally tally) {
        return groupingSets.stream()
                .flatMap(set -> set.segmentOf(measurable.dimensions()).stream())
                .map(segment -> new Observation(segment, ref, measurable.eventTime(), tally))
                .toList();
    }

    /** What an event or fact adds to the metric, or empty where the metric does not measure it. */
    public Optional<Tally> measure(Measurable measurable) {
        return population.includes(measurable) ? tally(measurable) : Optional.empty();
    }

    private Optional<Tally> tally(Measurable measurable) {
        if (kind == MetricKind.COUNT) {
            return Optional.of(CountTally.ONE);
        }
        if (measurable instanceof CaseFact fact) {
            return tally(fact);
        }
        // Only answers were checked against their scale.
        return measurable instanceof SurveyStep survey && survey.isAnswer()
                ? Optional.ofNullable(survey.score()).flatMap(this::rate)
                : Optional.empty();
    }

    private Optional<Tally> tally(CaseFact fact) {
        return switch (kind) {
            case DURATION -> Optional.ofNullable(fact.duration()).map(DurationTally::of);
            case SHARE -> Optional.ofNullable(fact.verdict()).map(ShareTally::of);
            case COUNT -> Optional.of(CountTally.ONE);
            case SCORE, MEAN -> Optional.empty();
        };
    }

    private Optional<Tally> rate(Score score) {
        return switch (kind) {
            case SCORE -> Optional.of(NpsTally.of(score.oriented()));
            case SHARE -> Optional.of(ShareTally.of(score.isTopBox()));
            case MEAN ->
                Optional.of(
                        RatingTally.of(score.onScale(RatingTally.SCALE_MIN, RatingTally.SCALE_MAX), score.isTopBox()));
            case COUNT -> Optional.of(CountTally.ONE);
            case DURATION -> Optional.empty();
        };
    }
}
