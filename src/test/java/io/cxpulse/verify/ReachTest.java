package io.cxpulse.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.schema.InteractionType;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What can be proven of a past that was deleted. */
class ReachTest {

    private final ObservedDay day = new ObservedDay();

    @AfterEach
    void close() {
        day.close();
    }

    @Test
    void shouldNotCompareCalendarWindowsWhenTheyAreOlderThanRetention() {
        // The slowest partition is the surveys': its watermark is a minute before the next day in London. A day before
        // that the next midnight in UTC is an hour after the start of the first day.
        Policy policy = new Policy(Policy.SHIPPED.limits(), Duration.ofDays(1), Duration.ofSeconds(1));
        day.interactions.add(
                InputLog.contact("позже", ObservedDay.NEXT_DAY.plusSeconds(60)).setType(InteractionType.PAGE_VIEW));
        day.published.drop(ObservedDay.TOTAL_KEY).spoil(ObservedDay.GATE_KEY, b -> b.setN(99));
        Verification verification = day.told(new Verification(Definitions.contracts(), policy, day.decoder));
        day.letters.forEach(verification::letter);

        Report report = verification.report(true);

        assertThat(report.differences()).isEmpty();
        assertThat(report.notes())
                .containsExactly("no longer provable, as kept only from 2026-04-09T00:00:00Z on: 3 calendar windows");
    }

    @Test
    void shouldCompareCalendarWindowsWhenTheyStartWhereRetentionBegins() {
        String utc = Definitions.YAML.replace("Europe/London", "UTC");
        Policy policy = new Policy(Policy.SHIPPED.limits(), Duration.ofDays(2), Duration.ofSeconds(1));
        Instant start = Instant.parse("2026-04-08T00:00:00Z");
        InputLog contacts = new InputLog(Source.INTERACTIONS, 0)
                .add(InputLog.contact("before", start.minusMillis(1)))
                .add(InputLog.contact("at", start))
                .add(InputLog.contact("newest", start.plus(Duration.ofDays(2)).plusSeconds(60)));
        Verification verification = new Verification(Definitions.contracts(utc), policy, day.decoder);
        contacts.records().forEach(verification::read);

        assertThat(verification.report(true).differences())
                .extracting(difference -> difference.where().get("start"))
                .containsExactly("2026-04-08T00:00:00Z", "2026-04-10T00:00:00Z");
    }

    @Test
    void shouldProveOnlyWhatFollowsWhenOldInputWasDeleted() {
        // Three of the records are gone, and with them the first answers; the pipeline counted and published them.
        Verification verification = new Verification(Definitions.contracts(), day.decoder);
        verification.beginsAt(day.surveys.partition(), 3);
        verification.beginsAt(day.interactions.partition(), 0);
        day.surveys.records().stream().skip(3).forEach(verification::read);
        day.interactions.records().forEach(verification::read);
        day.published.spoil(ObservedDay.CONTACT_KEY, b -> b.setN(2));
        day.tellPublished(verification);
        day.letters.forEach(verification::letter);
        Map<Fate, Long> all =
                new EnumMap<>(day.verify().partitions().get("cx.surveys-0").fates());
        verification.counters(day.surveys.partition(), new Progress(8, all));

        Report report = verification.report(true);

        // Of the contacts nothing is missing.
        assertThat(report.differences())
                .extracting(Difference::toString)
                .containsExactly("wrong metric=contact_volume@1 segment= window=day start=2026-04-08T23:00:00Z n:"
                        + " expected 1, found 2");
        assertThat(report.notes())
                .containsExactly(
                        "cx.surveys-0 begins at offset 3, what was before is deleted: its counters, and who is too"
                                + " late there, cannot be proven",
                        "windows of surveys can be proven only from 2026-04-10T12:05:00.001Z on",
                        "not provable, as input is deleted: 4 windows");
    }

    @Test
    void shouldStillProveWhatIsNewerThanDeletedInputWhenThereIsAny() {
        InputLog log = new InputLog(Source.INTERACTIONS, 0)
                .add(InputLog.contact("удалено", InputLog.APPENDED))
                .add(InputLog.contact("first left", InputLog.APPENDED))
                .pass(Duration.ofDays(1))
                .add(InputLog.contact("next day", InputLog.APPENDED.plus(Duration.ofDays(1))));
        Verification verification = new Verification(Definitions.contracts(), day.decoder);
        verification.beginsAt(log.partition(), 1);
        log.records().stream().skip(1).forEach(verification::read);

        assertThat(verification.report(true).differences())
                .extracting(difference -> difference.where().get("start"))
                .containsExactly("2026-04-10T23:00:00Z");
    }

    @Test
    void shouldProveNothingOfASourceWhenAPartitionIsAllDeleted() {
        day.published.spoil(ObservedDay.CONTACT_KEY, b -> b.setN(13));
        Verification verification = day.told();
        day.letters.forEach(verification::letter);
        verification.beginsAt(new TopicPartition("cx.interactions", 7), 12);

        assertThat(verification.report(true).differences()).isEmpty();
        assertThat(verification.report(true).notes())
                .contains("nothing about interactions can be proven: a partition is empty, what was there is deleted");
    }
}
