package io.cxpulse.simulate.company;

import io.cxpulse.cases.CaseFact;
import io.cxpulse.cases.CaseHistory;
import io.cxpulse.cases.FactType;
import io.cxpulse.event.CaseStep;
import io.cxpulse.event.Dimension;
import io.cxpulse.wire.EventKind;
import io.cxpulse.wire.OutboundEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The facts of simulated cases, by the contract of {@code docs/cases.md}. */
record CaseLedger(Map<String, CaseHistory> cases) {

    static CaseLedger of(List<OutboundEvent> events) {
        try (WireTrip wire = new WireTrip()) {
            Map<String, List<CaseStep>> steps = events.stream()
                    .filter(event -> event.kind() == EventKind.CASE)
                    .map(event -> (CaseStep) wire.of(event))
                    .collect(Collectors.groupingBy(CaseStep::caseId));
            return new CaseLedger(steps.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, entry -> CaseHistory.of(entry.getValue()))));
        }
    }

    Stream<CaseFact> facts(FactType type) {
        return cases.values().stream()
                .flatMap(history -> history.facts().stream())
                .filter(fact -> fact.type() == type);
    }

    long count(FactType type) {
        return facts(type).count();
    }

    Duration median(FactType type, String channel) {
        return median(
                facts(type).filter(fact -> channel.equals(fact.dimensions().get(Dimension.CHANNEL))));
    }

    static Duration median(Stream<CaseFact> facts) {
        List<Duration> sorted = facts.map(CaseFact::duration).sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    /** Share of the verdicts that are true. */
    double share(FactType type) {
        return facts(type).filter(CaseFact::verdict).count() / (double) count(type);
    }
}
