package io.cxpulse.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.schema.DeadLetter;
import io.cxpulse.schema.DeadLetterReason;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Dead letters. */
class LetterCheckTest {

    private final ObservedDay day = new ObservedDay();

    @AfterEach
    void close() {
        day.close();
    }

    @Test
    void shouldReportLetterWhenItIsMissingWrongOrUnfounded() {
        day.letters.remove(3);
        day.letters.set(1, ObservedDay.letter(day.surveys.partition(), 3, DeadLetterReason.UNDECODABLE));
        day.letters.add(ObservedDay.letter(day.surveys.partition(), 0, DeadLetterReason.TOO_LATE));
        day.letters.add(ObservedDay.letter(day.surveys.partition(), 4, DeadLetterReason.TIME_FUTURE));
        day.letters.add(ObservedDay.letter(new TopicPartition("cx.surveys", 9), 0, DeadLetterReason.TOO_LATE));

        assertThat(day.verify().differences().stream().map(Difference::toString))
                .containsExactly(
                        "letter-missing topic=cx.surveys partition=0 offset=7 reason: expected TOO_LATE, found none",
                        "letter-extra topic=cx.surveys partition=0 offset=0 reason: expected none, found TOO_LATE",
                        "letter-reason topic=cx.surveys partition=0 offset=3 reason: expected TIME_IMPLAUSIBLE,"
                                + " found UNDECODABLE",
                        "letter-extra topic=cx.surveys partition=0 offset=4 reason: expected none, found TIME_FUTURE",
                        "letter-extra topic=cx.surveys partition=9 offset=0 reason: expected none, found TOO_LATE");
    }

    @Test
    void shouldCountSeparatelyWhenLetterIsOfAFile() {
        day.letters.add(DeadLetter.newBuilder()
                .setReason(DeadLetterReason.UNMAPPABLE_ROW)
                .setDetail("колонка NETPRO")
                .setFile("sfo.csv")
                .setLine(7L)
                .setValueSize(0)
                .build());

        assertThat(day.verify().compared()).containsEntry("file_rejections", 1L);
    }

    @Test
    void shouldNotProveAnythingWhenOldLettersWereDeleted() {
        Verification verification = day.told();
        day.letters.remove(0);
        day.letters.forEach(verification::letter);
        verification.lettersIncomplete();

        Report report = verification.report(true);

        assertThat(report.differences()).isEmpty();
        assertThat(report.notes()).hasSize(1);
    }
}
