package io.cxpulse.config;

import io.cxpulse.metric.MetricCatalogue;
import io.cxpulse.wire.EventSymbols;

/** A metric of each kind that rules meet; one in two versions, and one without a total. */
final class WatchableMetrics {

    static final MetricCatalogue CATALOGUE =
            new CatalogueLoader(new EventVocabulary(EventSymbols.bySource())).parse("métriques.yaml", """
            windows:
              5m: {size: 5m}
            groupings: [[], [channel], [channel, touchpoint]]
            metrics:
              - id: nps
                version: 1
                description: "Рекомендация, été 🛫"
                kind: score
                unit: points
                from: surveys
                where: {type: [COMPLETED], metric: [NPS]}
                anchor: respondedAt
              - id: csat
                version: 2
                description: Satisfied
                kind: share
                unit: ratio
                from: surveys
                where: {type: [COMPLETED], metric: [CSAT]}
                anchor: respondedAt
              - id: csat
                version: 1
                description: Satisfied, as it was
                kind: mean
                unit: score
                from: surveys
                where: {type: [COMPLETED], metric: [CSAT]}
                anchor: respondedAt
                groupings: [[channel]]
              - id: contacts
                version: 1
                description: Contacts
                kind: count
                unit: count
                from: interactions
                where: {type: [CONTACT_STARTED]}
                anchor: occurredAt
              - id: wait
                version: 1
                description: Wait for the first reply
                kind: duration
                unit: seconds
                from: cases
                where: {fact: [FIRST_RESPONSE]}
                anchor: completedAt
            """);

    private WatchableMetrics() {}
}
