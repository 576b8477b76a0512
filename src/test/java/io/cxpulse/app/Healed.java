package io.cxpulse.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cxpulse.testing.KafkaClients;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.TopicPartition;

/**
 * What must be true a stated time after a fault is over: everything is read, every instance runs with all its threads,
 * no transaction hangs, and every number is the one that the judge computes from the input.
 *
 * @param seed of the traffic and of the faults, for the message
 */
record Healed(KafkaClients clients, String registry, long seed, List<Member> members) {

    /** Longer than any transaction of a pipeline that commits ten times a second. */
    private static final Duration HANGING = Duration.ofSeconds(5);

    /** @param limit from now on, until all instances run and the lag is 0 */
    void assertWithin(Duration limit) {
        String what = "seed " + seed;
        Settling settling = new Settling(clients, RunningPulse.APPLICATION);
        long begin = System.nanoTime();
        await(what)
                .atMost(limit)
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptions()
                .untilAsserted(() -> {
                    for (Member member : members) {
                        assertAlive(member);
                    }
                    assertThat(behind(settling)).as(this::complaints).isEmpty();
                });
        System.out.printf("%s: all run and lag 0 after %.1f s%n", what, (System.nanoTime() - begin) / 1e9);
        settling.awaitRest();
        await(what).atMost(HANGING.multipliedBy(4)).untilAsserted(() -> assertThat(hanging())
                .as("open transactions")
                .isEmpty());
        Verified.assertClean(Verified.settled(
                clients.bootstrapServers(),
                registry,
                RunningPulse.APPLICATION,
                members.get(0).api()));
    }

    private static Map<TopicPartition, Long> behind(Settling settling) throws Exception {
        return settling.lags().entrySet().stream()
                .filter(lag -> lag.getValue() > 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static void assertAlive(Member member) throws Exception {
        assertThat(member.isAlive())
                .as("%s lives; %s", member, last(member.err()))
                .isTrue();
        assertThat(Http.status(member.admin() + "/readyz"))
                .as("%s is ready; %s", member, last(member.err()))
                .isEqualTo(200);
        assertThat(member.meter("kafka_stream_alive_stream_threads"))
                .as("threads of %s; %s", member, last(member.err()))
                .isEqualTo(Member.THREADS);
    }

    private List<TransactionListing> hanging() throws Exception {
        try (Admin admin = clients.admin()) {
            return admin
                    .listTransactions(new ListTransactionsOptions().filterOnDuration(HANGING.toMillis()))
                    .all()
                    .get()
                    .stream()
                    .filter(transaction -> transaction.state() == TransactionState.ONGOING)
                    .toList();
        }
    }

    private String complaints() {
        return members.stream()
                .map(member -> member + ": " + last(member.err()))
                .collect(Collectors.joining("\n"));
    }

    private static String last(String text) {
        return text.substring(Math.max(0, text.length() - 2_000));
    }
}
