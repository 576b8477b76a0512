package io.cxpulse.verify;

import io.cxpulse.schema.Operation;
import io.cxpulse.schema.SurveyEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Two metrics that count only the latest answer of a customer on a day in London, and one that counts all; answers to them. */
final class LatestAnswers {

    static final String YAML = """
            windows:
              5m: {size: 5m}
              24h: {size: 24h}
              день: {calendar: day, zone: Europe/London}
            groupings: [[]]
            metrics:
              - id: nps_latest
                version: 1
                kind: score
                from: surveys
                where: {type: [COMPLETED], metric: [NPS]}
                latest_per: день
                groupings: [[], [touchpoint]]
            """;

    private static final String OTHERS = """
              - id: nps
                version: 1
                kind: score
                from: surveys
                where: {type: [COMPLETED], metric: [NPS]}
              - id: nps_transactional
                version: 1
                kind: score
                from: surveys
                where: {type: [COMPLETED], metric: [NPS], kind: [TRANSACTIONAL]}
                latest_per: день
            """;

    private LatestAnswers() {}

    static Contracts contracts() {
        return Definitions.contracts(YAML + OTHERS);
    }

    /** With nothing but the metric of id {@code nps_latest}. */
    static Contracts only() {
        return Definitions.contracts(YAML);
    }

    static SurveyEvent.Builder answer(String id, @Nullable String customer, Instant at, double score) {
        return InputLog.nps(id, at, score).setCustomerId(customer);
    }

    static SurveyEvent.Builder amend(String id, String target, Instant at, double score) {
        return InputLog.nps(id, at, score).setOp(Operation.AMEND).setTargetEventId(target);
    }

    static SurveyEvent.Builder retract(String id, String target, Instant at) {
        return InputLog.nps(id, at, 0).setOp(Operation.RETRACT).setTargetEventId(target);
    }
}
