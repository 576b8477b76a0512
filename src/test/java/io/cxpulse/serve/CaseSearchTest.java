package io.cxpulse.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.event.Actor;
import io.cxpulse.event.CaseChange;
import io.cxpulse.testing.CaseLog;
import java.net.http.HttpResponse;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two instances that hold two of three and one of three partitions. */
class CaseSearchTest {

    private static final String CASE = "/api/v1/cases/a%2F%C3%A9%25?asOf=2026-03-03";

    private final InMemoryCaseArchive one = new InMemoryCaseArchive(3, Set.of(0, 2));
    private final InMemoryCaseArchive two = new InMemoryCaseArchive(3, Set.of(1));
    private final RunningApi first = new RunningApi(one);
    private final RunningApi second = new RunningApi(two);

    @BeforeEach
    void introduce() {
        one.others(second.address());
        two.others(first.address());
    }

    @AfterEach
    void stop() {
        first.close();
        second.close();
    }

    @Test
    void shouldAnswerTheSameFromBothWhenOneHoldsCase() throws Exception {
        two.add(new CaseLog("a/é%").event("a", 0, CaseChange.OPENED, Actor.CUSTOMER));

        HttpResponse<String> relayed = first.get(CASE);

        assertThat(relayed.statusCode()).isEqualTo(200);
        assertThat(relayed.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(relayed.body())
                .startsWith("{\"caseId\":\"a/é%\",\"asOf\":\"2026-03-03T00:00:00Z\"")
                .isEqualTo(second.get(CASE).body());
    }

    @Test
    void shouldSayUnknownWhenEveryPartitionWasLookedAt() throws Exception {
        for (RunningApi api : new RunningApi[] {first, second}) {
            HttpResponse<String> answer = api.get(CASE);

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).contains("There is no case 'a/é%'");
        }
    }

    @Test
    void shouldSayUnavailableWhenAPartitionIsNobodys() throws Exception {
        one.hold(Set.of(0));

        HttpResponse<String> answer = second.get(CASE);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        assertThat(answer.body()).contains("only 2 of 3 partitions of the cases can be read now");
    }

    @Test
    void shouldSayUnavailableWhenOtherInstanceDoesNotAnswer() throws Exception {
        first.close();

        HttpResponse<String> answer = second.get(CASE);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("only 1 of 3 partitions", "does not answer");
    }

    @Test
    void shouldSayUnavailableWhenOtherInstanceRestores() throws Exception {
        one.failWith(new StoreUnavailableException("é", StreamsAccess.RETRY_AFTER));

        HttpResponse<String> answer = second.get(CASE);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("answers with status 503");
    }

    @Test
    void shouldReadOnlyNumbersWhenPartitionsAreListed() {
        assertThat(PartitionList.read(PartitionList.write(Set.of(2, 0, 17)))).containsExactlyInAnyOrder(0, 2, 17);
        assertThat(PartitionList.read("")).isEmpty();
        assertThat(PartitionList.read("0, é,-1,99999999999,3")).containsExactlyInAnyOrder(0, 3);
    }
}
