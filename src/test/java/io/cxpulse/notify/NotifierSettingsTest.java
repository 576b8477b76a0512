package io.cxpulse.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NotifierSettingsTest {

    @Test
    void shouldReadWhatWasCommittedWhateverTheClientsAreTold() {
        Map<String, Object> consumer = settings(Map.of(
                        "bootstrap.servers", "a:1",
                        "sasl.jaas.config", "ключ",
                        "consumer.isolation.level", "read_uncommitted",
                        "consumer.group.id", "é",
                        "enable.auto.commit", "true",
                        "session.timeout.ms", "7000",
                        "consumer.session.timeout.ms", "6000",
                        "producer.linger.ms", "1",
                        "main.consumer.max.poll.records", "1"))
                .consumer();

        assertThat(consumer)
                .containsEntry("bootstrap.servers", "a:1")
                .containsEntry("sasl.jaas.config", "ключ")
                .containsEntry("isolation.level", "read_committed")
                .containsEntry("group.id", "cx-pulse-notifier")
                .containsEntry("group.protocol", "classic")
                .containsEntry("enable.auto.commit", "false")
                .containsEntry("session.timeout.ms", "6000")
                .doesNotContainKeys("linger.ms", "producer.linger.ms", "max.poll.records");
    }

    @Test
    void shouldHideSecretsWhenPrinted() {
        assertThat(settings(Map.of("sasl.jaas.config", "ключ")).toString())
                .contains("sasl.jaas.config", "http://am:9093")
                .doesNotContain("ключ");
    }

    private static NotifierSettings settings(Map<String, String> kafka) {
        return new NotifierSettings(
                "cx-pulse", kafka, List.of(URI.create("http://am:9093")), Duration.ofHours(2), Optional.empty());
    }
}
