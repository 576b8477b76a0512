package io.cxpulse.ingest;

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

import io.cxpulse.event.CustomerEvent;
import io.cxpulse.event.InteractionStep;
import io.cxpulse.event.Operation;
import io.cxpulse.metric.CountTally;
import io.cxpulse.testing.Catalogues;
import io.cxpulse.wire.Topics;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What answers add up to, whatever is done to them and in whatever order. */
class DirectBookTest {

    private final AnswerBook book = new AnswerBook();

    @Test
    void shouldKnowTheIdWhenAnEventWasEntered() {
        assertThat(book.knows(answer(1, PROMOTER))).isFalse();

        book.enter(answer(1, PROMOTER), amend("поправка", 2, PASSIVE), retract("отзыв", 3));

        assertThat(book.knows(answer(50, DETRACTOR))).isTrue();
        assertThat(book.knows(amend("поправка", 4, PROMOTER))).isTrue();
        assertThat(book.knows(retract("отзыв", 4))).isTrue();
        assertThat(book.knows(retract("другой", 4))).isFalse();
        assertThat(book.isRefused(answer(1, PROMOTER))).isFalse();
    }

    @Test
    void shouldNotKnowTheIdWhenOnlyAnAmendmentOfItCame() {
        book.enter(amend("поправка", 2, PASSIVE));

        assertThat(book.knows(answer(1, PROMOTER))).isFalse();
    }

    @Test
    void shouldCountTheAnswerAtItsTimeWhenItWasAmended() {
        book.enter(answer(1, PROMOTER));
        assertThat(book.sums()).isEqualTo(nps(1, 1, 0, 0));

        book.enter(amend("поправка", 5, DETRACTOR));

        assertThat(book.sums()).isEqualTo(nps(1, 0, 0, 1));
    }

    @Test
    void shouldWaitForItsTargetWhenAnAmendmentIsEarly() {
        assertThat(book.enter(amend("поправка", 5, DETRACTOR))).isEmpty();

        book.enter(answer(1, PROMOTER));

        assertThat(book.sums()).isEqualTo(nps(1, 0, 0, 1));
    }

    @Test
    void shouldCountNothingWhenARetractionIsEarly() {
        assertThat(book.enter(retract("отзыв", 5))).isEmpty();
        assertThat(book.enter(answer(1, PROMOTER))).isEmpty();

        assertThat(book.knows(answer(1, PROMOTER))).isTrue();
    }

    @Test
    void shouldTakeTheLaterAmendmentWhateverTheOrder() {
        List<CustomerEvent> events = new ArrayList<>(List.of(
                answer(1, PROMOTER), amend("а", 3, PASSIVE), amend("б", 2, DETRACTOR), amend("в", 2, PROMOTER)));

        for (int turn = 0; turn < events.size(); turn++) {
            Collections.rotate(events, 1);
            AnswerBook turned = new AnswerBook();
            turned.enter(events.toArray(CustomerEvent[]::new));

            assertThat(turned.sums()).as("%s", events).isEqualTo(nps(1, 0, 1, 0));
        }
    }

    @Test
    void shouldTakeTheGreaterIdWhenAmendmentsAreOfOneTime() {
        book.enter(answer(1, PROMOTER), amend("б", 3, PASSIVE), amend("а", 3, DETRACTOR));
        assertThat(book.sums()).isEqualTo(nps(1, 0, 1, 0));

        book.enter(amend("в", 3, DETRACTOR));

        assertThat(book.sums()).isEqualTo(nps(1, 0, 0, 1));
    }

    @Test
    void shouldChangeNothingWhenAnAmendmentSaysTheSame() {
        book.enter(answer(1, PROMOTER));

        assertThat(book.enter(amend("поправка", 5, PROMOTER))).isEmpty();
    }

    @Test
    void shouldTakeBackWhatHoldsWhenItWasAmendedBefore() {
        book.enter(answer(1, PROMOTER), amend("поправка", 2, DETRACTOR), retract("отзыв", 3));

        assertThat(book.sums()).isEmpty();
    }

    @Test
    void shouldHoldAgainstALaterAmendmentWhenItWasTakenBack() {
        book.enter(answer(1, PROMOTER), retract("отзыв", 2));

        assertThat(book.enter(amend("поправка", 3, DETRACTOR))).isEmpty();
        assertThat(book.enter(retract("ещё отзыв", 4))).isEmpty();
        assertThat(book.sums()).isEmpty();
    }

    @Test
    void shouldChangeNothingWhenTheTargetIsAnAmendment() {
        book.enter(answer(1, PROMOTER), amend("поправка", 2, PASSIVE));

        book.enter(survey("отзыв поправки", Operation.RETRACT, "поправка", minute(3), null, PASSIVE));

        assertThat(book.sums()).isEqualTo(nps(1, 0, 1, 0));
    }

    @Test
    void shouldCountContactsWhenItIsTheBookOfInteractions() {
        AnswerBook contacts = new AnswerBook(Topics.INTERACTIONS);

        contacts.enter(contact("контакт", Operation.ASSERT, null, "CONTACT_STARTED"));
        assertThat(contacts.sums()).isEqualTo(Map.of(place(Catalogues.VOLUME, minute(1)), CountTally.ONE));
        contacts.enter(contact("поправка", Operation.AMEND, "контакт", "ANSWERED"));

        assertThat(contacts.sums()).isEmpty();
    }

    private static InteractionStep contact(String id, Operation op, @Nullable String target, String type) {
        return new InteractionStep(id, op, target, "тест", type, "INBOUND", "CUSTOMER", "UNKNOWN", minute(1), Map.of());
    }
}
