package io.cxpulse.event;

import static io.cxpulse.event.RejectionReason.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EventRulesTest {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant TIME = Instant.parse("2017-05-01T10:00:00Z");
    private static final Instant ANCIENT = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant NEGATIVE = Instant.ofEpochMilli(-1);
    private static final String LONG = "я".repeat(EventRules.MAX_TEXT + 1);

    private final EventRules rules = new EventRules(EARLIEST);

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void shouldAcceptWhenEventIsValid(String name, CustomerEvent event) {
        assertThat(rules.check(event, null)).isEmpty();
    }

    static Stream<Arguments> shouldAcceptWhenEventIsValid() {
        return Stream.of(
                arguments("lowest NPS", nps(0)),
                arguments("highest NPS", nps(10)),
                arguments("fraction of a CSAT", answer("CSAT", new Score(3.5, 1, 5, true))),
                arguments("downward effort", answer("CES", new Score(7, 1, 7, false))),
                arguments("invitation without score", survey("📨", "INVITED", "NPS", TIME, null, null, Map.of())),
                arguments(
                        "unchecked score of a part",
                        survey("é", "PARTIAL", "NPS", TIME, null, new Score(99, 0, 10, true), Map.of())),
                arguments("longest id", survey("я".repeat(256), "OPENED", "NPS", TIME, null, null, Map.of())),
                arguments("earliest time", survey("é", "OPENED", "NPS", EARLIEST, null, null, Map.of())),
                arguments(
                        "answered after an ancient invitation",
                        survey("é", "OPENED", "NPS", ANCIENT, TIME, null, Map.of())),
                arguments("longest customers", by("я".repeat(256), "é".repeat(256))),
                arguments("contact", contact("CONTACT_STARTED", TIME, Map.of(Dimension.CHANNEL, "телефон ☎"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void shouldTellReasonAndPathWhenEventIsInvalid(
            String name, CustomerEvent event, RejectionReason reason, String path) {
        Rejection rejection = rules.check(event, null).orElseThrow();

        assertThat(rejection.reason()).isEqualTo(reason);
        assertThat(rejection.path()).isEqualTo(path);
        assertThat(rejection.detail()).isNotBlank();
        assertThat(Disposition.of(rejection.reason())).isEqualTo(Disposition.INVALID);
    }

    static Stream<Arguments> shouldTellReasonAndPathWhenEventIsInvalid() {
        return Stream.concat(
                Stream.of(
                        arguments(
                                "blank id",
                                survey(" \t", "OPENED", "NPS", TIME, null, null, Map.of()),
                                MISSING_FIELD,
                                "eventId"),
                        arguments(
                                "long id",
                                survey(LONG, "OPENED", "NPS", TIME, null, null, Map.of()),
                                FIELD_TOO_LONG,
                                "eventId"),
                        arguments("blank source", from("", Operation.ASSERT), MISSING_FIELD, "source"),
                        arguments("long source", from(LONG, Operation.ASSERT), FIELD_TOO_LONG, "source"),
                        arguments("amend of nothing", from("é", Operation.AMEND), TARGET_INVALID, "targetEventId"),
                        arguments("retract of nothing", from("é", Operation.RETRACT), TARGET_INVALID, "targetEventId"),
                        arguments("unknown operation", from("é", Operation.UNKNOWN), UNSUPPORTED_OPERATION, "op"),
                        arguments("unknown step", contact("UNKNOWN", TIME, Map.of()), UNKNOWN_SYMBOL, "type"),
                        arguments("time 1970", contact("ENDED", ANCIENT, Map.of()), TIME_IMPLAUSIBLE, "occurredAt"),
                        arguments(
                                "negative time", contact("ENDED", NEGATIVE, Map.of()), TIME_IMPLAUSIBLE, "occurredAt"),
                        arguments(
                                "a millisecond too early",
                                contact("ENDED", EARLIEST.minusMillis(1), Map.of()),
                                TIME_IMPLAUSIBLE,
                                "occurredAt"),
                        arguments(
                                "answered in 1970",
                                survey("é", "OPENED", "NPS", TIME, ANCIENT, null, Map.of()),
                                TIME_IMPLAUSIBLE,
                                "respondedAt"),
                        arguments(
                                "blank dimension",
                                contact("ENDED", TIME, Map.of(Dimension.TEAM, " ")),
                                MISSING_FIELD,
                                "team"),
                        arguments(
                                "long dimension",
                                contact("ENDED", TIME, Map.of(Dimension.TEAM, "é", Dimension.TOPIC, LONG)),
                                FIELD_TOO_LONG,
                                "topic")),
                Stream.concat(customers(), scores()));
    }

    private static Stream<Arguments> customers() {
        return Stream.of(
                arguments("blank customer", by("", null), MISSING_FIELD, "customerId"),
                arguments("long customer", by(LONG, " "), FIELD_TOO_LONG, "customerId"),
                arguments("blank visitor", by("Zoë", "\t"), MISSING_FIELD, "anonymousId"),
                arguments("long visitor", by(null, LONG), FIELD_TOO_LONG, "anonymousId"));
    }

    private static Stream<Arguments> scores() {
        return Stream.of(
                arguments(
                        "no score",
                        survey("é", "COMPLETED", "NPS", TIME, null, null, Map.of()),
                        SCORE_MISSING,
                        "score"),
                arguments("NPS 11", nps(11), SCORE_OUT_OF_SCALE, "score"),
                arguments("NPS -1", nps(-1), SCORE_OUT_OF_SCALE, "score"),
                arguments("NPS 9.5", nps(9.5), SCORE_NOT_INTEGER, "score"),
                arguments("not a number", nps(Double.NaN), SCORE_NOT_FINITE, "score"),
                arguments("infinite", nps(Double.POSITIVE_INFINITY), SCORE_NOT_FINITE, "score"),
                arguments("NPS on 1..10", answer("NPS", new Score(5, 1, 10, true)), SCALE_INVALID, "scaleMax"),
                arguments("NPS on 0..5", answer("NPS", new Score(5, 0, 5, true)), SCALE_INVALID, "scaleMax"),
                arguments("empty scale", answer("CSAT", new Score(1, 1, 1, true)), SCALE_INVALID, "scaleMax"),
                arguments("reversed scale", answer("CSAT", new Score(3, 5, 1, true)), SCALE_INVALID, "scaleMax"),
                arguments("CSAT 6 of 5", answer("CSAT", new Score(6, 1, 5, true)), SCORE_OUT_OF_SCALE, "score"));
    }

    @Test
    void shouldTellFirstRuleWhenSeveralAreBroken() {
        CustomerEvent event = new InteractionStep(
                "", Operation.AMEND, null, "", "UNKNOWN", "é", "é", "é", ANCIENT, Map.of(Dimension.TEAM, ""));

        assertThat(rules.check(event, null).orElseThrow().path()).isEqualTo("eventId");
    }

    @Test
    void shouldRejectFutureWhenEventIsDatedBeyondSkew() {
        TimePolicy policy = TimePolicy.surveys();
        CustomerEvent inTime = nps(9);
        Instant appendTime = inTime.eventTime().minus(Duration.ofMinutes(5));

        assertThat(EventRules.checkFuture(inTime, appendTime, policy)).isEmpty();
        assertThat(EventRules.checkFuture(inTime, appendTime.minusMillis(1), policy))
                .hasValueSatisfying(rejection -> {
                    assertThat(rejection.reason()).isEqualTo(TIME_FUTURE);
                    assertThat(rejection.path()).isEqualTo("respondedAt");
                    assertThat(Disposition.of(rejection.reason())).isEqualTo(Disposition.FUTURE);
                });
    }

    private static CustomerEvent by(String customerId, String anonymousId) {
        return new SurveyStep(
                "é",
                Operation.ASSERT,
                null,
                "опрос",
                "OPENED",
                "NPS",
                "STUDY",
                TIME,
                null,
                null,
                customerId,
                anonymousId,
                Map.of());
    }

    private static CustomerEvent nps(double value) {
        return answer("NPS", new Score(value, 0, 10, true));
    }

    private static CustomerEvent answer(String metric, Score score) {
        return survey("ответ-é", "COMPLETED", metric, TIME, TIME, score, Map.of());
    }

    private static CustomerEvent survey(
            String id,
            String type,
            String metric,
            Instant occurredAt,
            Instant respondedAt,
            Score score,
            Map<Dimension, String> dimensions) {
        return new SurveyStep(
                id,
                Operation.ASSERT,
                null,
                "опрос",
                type,
                metric,
                "STUDY",
                occurredAt,
                respondedAt,
                score,
                null,
                null,
                dimensions);
    }

    private static CustomerEvent contact(String type, Instant time, Map<Dimension, String> dimensions) {
        return new InteractionStep(
                "📞", Operation.ASSERT, null, "звонки", type, "INBOUND", "CUSTOMER", "UNKNOWN", time, dimensions);
    }

    private static CustomerEvent from(String source, Operation op) {
        return new InteractionStep("📞", op, null, source, "ENDED", "INBOUND", "AGENT", "RESOLVED", TIME, Map.of());
    }
}
