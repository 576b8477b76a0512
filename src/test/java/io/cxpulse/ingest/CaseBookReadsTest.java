package io.cxpulse.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.event.Actor;
import io.cxpulse.event.CaseChange;
import io.cxpulse.event.CaseOrigin;
import io.cxpulse.event.CaseStatus;
import io.cxpulse.event.CaseStep;
import io.cxpulse.event.Horizon;
import io.cxpulse.event.Operation;
import io.cxpulse.testing.Catalogues;
import io.cxpulse.testing.OpenStores;
import io.cxpulse.wire.CaseStores;
import io.cxpulse.wire.StatePlacement;
import io.cxpulse.wire.Stores;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often the book looks into its stores, and that it never takes what it saw there for what is there now. */
class CaseBookReadsTest {

    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final String CASE = "дело é 📚";

    private final CountedStore counted = new CountedStore();
    private final CaseStores cases;
    private final CaseBook book;

    CaseBookReadsTest(@TempDir Path directory) {
        OpenStores stores = new OpenStores(directory);
        cases = new CaseStores(
                counted.counted("head", stores.open(Stores.caseHeadsBuilder(StatePlacement.ON_DISK))),
                counted.counted("event", stores.open(Stores.caseEventsBuilder(StatePlacement.ON_DISK))));
        book = new CaseBook(cases, Catalogues.small());
    }

    @Test
    void shouldReadHeadAndEventOnceWhenEventIsInOrder() {
        accept(step(1, CaseChange.OPENED));
        counted.reads().clear();

        accept(step(2, CaseChange.AGENT_PUBLIC_REPLY));

        assertThat(counted.reads()).containsExactly("get head", "get event");
    }

    @Test
    void shouldReadNoEventWhenCaseIsNew() {
        accept(step(1, CaseChange.OPENED));

        assertThat(counted.reads()).containsExactly("get head");
    }

    @Test
    void shouldReadHeadAndEventOnceWhenEventIsRepeated() {
        accept(step(1, CaseChange.OPENED));
        counted.reads().clear();

        assertThat(book.knows(step(1, CaseChange.OPENED), Horizon.NONE)).isTrue();
        assertThat(counted.reads()).containsExactly("get head", "get event");
    }

    @Test
    void shouldSeeWhatWasEnteredWhenTheSameEventComesAgain() {
        CaseStep opened = step(1, CaseChange.OPENED);

        accept(opened);

        assertThat(book.knows(opened, Horizon.NONE)).isTrue();
        assertThat(book.refuse(opened, Horizon.NONE)).isEmpty();
        assertThat(cases.head(CASE).orElseThrow().accepted()).isEqualTo(1);
    }

    @Test
    void shouldSeeTheCaseAsItIsWhenAnotherEventWasEnteredInBetween() {
        CaseStep second = step(2, CaseChange.RESOLVED);
        assertThat(book.knows(second, Horizon.NONE)).isFalse();

        book.enter(step(1, CaseChange.OPENED), Horizon.NONE);
        book.enter(second, Horizon.NONE);

        assertThat(cases.head(CASE).orElseThrow().accepted()).isEqualTo(2);
        assertThat(cases.head(CASE).orElseThrow().state().course().status()).isEqualTo(CaseStatus.SOLVED);
    }

    @Test
    void shouldSeeTheCaseAsItIsWhenItWasSweptInBetween() {
        accept(step(1, CaseChange.OPENED));
        CaseStep second = step(2, CaseChange.RESOLVED);
        assertThat(book.knows(second, Horizon.NONE)).isFalse();

        book.sweep(new Horizon(Optional.of(START.plus(Duration.ofDays(1)))));
        book.enter(second, Horizon.NONE);

        assertThat(cases.head(CASE).orElseThrow().accepted()).isEqualTo(1);
        assertThat(cases.slots(CASE)).containsOnlyKeys(second.eventId());
    }

    @Test
    void shouldReadAnewWhenARecordIsJudgedAgain() {
        CaseStep opened = step(1, CaseChange.OPENED);
        accept(opened);
        assertThat(book.knows(opened, Horizon.NONE)).isTrue();

        // As a restored store may hold less than what was seen before.
        cases.forget(CASE);

        assertThat(book.knows(opened, Horizon.NONE)).isFalse();
    }

    @Test
    void shouldReadAnewWhenTheHorizonMoved() {
        CaseStep opened = step(1, CaseChange.OPENED);
        accept(opened);
        CaseStep second = step(2, CaseChange.RESOLVED);
        assertThat(book.knows(second, Horizon.NONE)).isFalse();

        book.enter(second, new Horizon(Optional.of(START.plus(Duration.ofDays(1)))));

        assertThat(cases.slots(CASE)).containsOnlyKeys(second.eventId());
    }

    /** As ingest does for every event. */
    private void accept(CaseStep step) {
        assertThat(book.knows(step, Horizon.NONE)).isFalse();
        assertThat(book.refuse(step, Horizon.NONE)).isEmpty();
        book.enter(step, Horizon.NONE);
    }

    private static CaseStep step(int minute, CaseChange change) {
        CaseStep.Content content = new CaseStep.Content(
                change, Actor.AGENT, CaseStatus.UNKNOWN, null, CaseOrigin.CUSTOMER, null, null, null, null, Map.of());
        Instant at = START.plusSeconds(60L * minute);
        return new CaseStep("событие " + minute, Operation.ASSERT, null, "тест", CASE, at, null, content);
    }
}
