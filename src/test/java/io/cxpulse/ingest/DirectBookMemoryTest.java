package io.cxpulse.ingest;

import static io.cxpulse.ingest.AnswerBook.ANSWER;
import static io.cxpulse.ingest.AnswerBook.DETRACTOR;
import static io.cxpulse.ingest.AnswerBook.PASSIVE;
import static io.cxpulse.ingest.AnswerBook.PROMOTER;
import static io.cxpulse.ingest.AnswerBook.amend;
import static io.cxpulse.ingest.AnswerBook.answer;
import static io.cxpulse.ingest.AnswerBook.minute;
import static io.cxpulse.ingest.AnswerBook.nps;
import static io.cxpulse.ingest.AnswerBook.place;
import static io.cxpulse.ingest.AnswerBook.retract;
import static io.cxpulse.ingest.AnswerBook.survey;
import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.event.Operation;
import io.cxpulse.event.SurveyStep;
import io.cxpulse.testing.Catalogues;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How long answers are remembered, and what is done to them. */
class DirectBookMemoryTest {

    private final AnswerBook book = new AnswerBook();

    @Test
    void shouldForgetTheAnswerAndWhatWasDoneToItWhenTheHorizonHasPassedItsTime() {
        book.enter(answer(1, PROMOTER), amend("поправка", 50, PASSIVE));

        book.pass(1);
        assertThat(book.knows(answer(1, PROMOTER))).isTrue();
        book.pass(2);

        assertThat(book.knows(answer(1, PROMOTER))).isFalse();
        assertThat(book.knows(amend("поправка", 50, PASSIVE))).isTrue();
        assertThat(book.enter(retract("отзыв", 51))).isEmpty();
        assertThat(book.sums()).isEqualTo(nps(1, 0, 1, 0));
    }

    @Test
    void shouldWaitNoLongerWhenTheHorizonHasPassedAnEarlyAmendment() {
        book.enter(amend("поправка", 5, DETRACTOR));

        book.pass(6);
        book.enter(answer(10, PROMOTER));

        assertThat(book.sums()).isEqualTo(nps(10, 1, 0, 0));
    }

    @Test
    void shouldWaitNoLongerWhenTheHorizonHasPassedAnEarlyRetraction() {
        book.enter(retract("отзыв", 5));

        book.pass(6);
        book.enter(answer(7, PROMOTER));

        assertThat(book.sums()).isEqualTo(nps(7, 1, 0, 0));
    }

    @Test
    void shouldWaitStillWhenTheHorizonIsAtTheTimeOfAnEarlyRetraction() {
        book.enter(retract("отзыв", 5));

        book.pass(5);
        book.enter(answer(6, PROMOTER));

        assertThat(book.sums()).isEmpty();
    }

    @Test
    void shouldRememberTheAnswerByWhenItWasGivenWhenThatWasBeforeItWasTold() {
        SurveyStep told = survey(ANSWER, Operation.ASSERT, null, minute(40), minute(1), PROMOTER);
        book.enter(told);
        assertThat(book.sums()).isEqualTo(nps(1, 1, 0, 0));

        book.pass(2);

        assertThat(book.knows(told)).isFalse();
    }

    @Test
    void shouldKeepATombstoneWhenItIsSweptBeforeTheHorizonPassesIt() {
        book.enter(retract("отзыв", 5));

        book.pass(5);
        book.sweep();
        assertThat(book.stored()).containsExactlyInAnyOrder(ANSWER, "отзыв");
        book.pass(6);
        book.sweep();

        assertThat(book.stored()).isEmpty();
    }

    @Test
    void shouldDeleteOnlyWhatIsForgottenWhenSwept() {
        book.enter(
                answer(1, PROMOTER),
                amend("поправка", 9, PASSIVE),
                survey("другой é", Operation.ASSERT, null, minute(5), null, PASSIVE));

        book.sweep();
        assertThat(book.stored()).hasSize(3);
        book.pass(6);
        book.sweep();

        // The answer is forgotten, the amendment that stands under its id is not.
        assertThat(book.stored()).containsExactlyInAnyOrder(ANSWER, "поправка");
        assertThat(book.knows(answer(1, PROMOTER))).isFalse();
        book.pass(10);
        book.sweep();
        assertThat(book.stored()).isEmpty();
    }

    @Test
    void shouldGiveTheSameNumbersWhenItIsNeverSwept() {
        AnswerBook unswept = new AnswerBook();
        for (AnswerBook one : List.of(book, unswept)) {
            one.enter(answer(1, PROMOTER), amend("поправка", 9, PASSIVE));
            one.pass(6);
        }

        book.sweep();
        book.enter(answer(7, PROMOTER));
        unswept.enter(answer(7, PROMOTER));

        assertThat(book.sums()).isEqualTo(unswept.sums()).containsKey(place(Catalogues.NPS, minute(7)));
    }
}
