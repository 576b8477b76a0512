package io.cxpulse.verify;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Definitions of the tests. */
final class Definitions {

    static final String YAML = """
            windows:
              5m: {size: 5m}
              24h: {size: 24h}
              day: {calendar: day, zone: Europe/London}
            groupings:
              - []
              - [touchpoint]
            metrics:
              - id: nps
                version: 1
                description: "Recommandé, « à un ami » 🛫"
                kind: score
                unit: points
                from: surveys
                where: {type: [COMPLETED], metric: [NPS], kind: [RELATIONSHIP, STUDY, UNKNOWN]}
              - id: csat_t2b
                version: 2
                kind: share
                unit: ratio
                from: surveys
                where: {type: COMPLETED, metric: [CSAT]}
              - id: csat_mean
                version: 1
                kind: mean
                unit: score
                from: surveys
                where: {type: [COMPLETED], metric: [CSAT]}
                groupings: [[], [question, touchpoint]]
              - id: contact_volume
                version: 1
                kind: count
                unit: count
                from: interactions
                where: {type: [CONTACT_STARTED, CONTACT_RECORD]}
              - id: first_response_time
                version: 1
                kind: duration
                unit: seconds
                from: cases
                where: {fact: [FIRST_RESPONSE]}
                groupings: [[], [priority]]
              - id: solved_by_people
                version: 1
                kind: duration
                unit: seconds
                from: cases
                where: {fact: [FULL_RESOLUTION], actor: [UNKNOWN, AGENT]}
                groupings: [[]]
              - id: reopen_rate
                version: 1
                kind: share
                unit: ratio
                from: cases
                where: {fact: [REOPENING]}
                groupings: [[]]
              - id: reopened_after_closing
                version: 1
                kind: count
                unit: count
                from: cases
                where: {fact: [REOPENED], from: [CLOSED]}
                groupings: [[]]
              - id: backlog
                version: 1
                kind: count
                unit: count
                from: cases
                where: {fact: [WAITING]}
                groupings: [[], [team]]
            """;

    private Definitions() {}

    static Contracts contracts() {
        return contracts(YAML);
    }

    static Contracts contracts(String yaml) {
        try {
            return Contracts.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
