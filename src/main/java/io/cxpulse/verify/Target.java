package io.cxpulse.verify;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The pipeline to verify.
 *
 * @param bootstrap Kafka's bootstrap servers
 * @param registry base URL of the schema registry
 * @param applicationId the pipeline's application id, which is its consumer group
 * @param api base URL of its API; null to leave the API out
 * @param settled true if it is said to have processed and published everything
 * @param kafkaSettings further settings of the Kafka clients
 * @param registrySettings further settings of the registry client
 */
public record Target(
        String bootstrap,
        String registry,
        String applicationId,
        @Nullable String api,
        boolean settled,
        Map<String, String> kafkaSettings,
        Map<String, String> registrySettings) {

    public Target {
        kafkaSettings = Map.copyOf(kafkaSettings);
        registrySettings = Map.copyOf(registrySettings);
    }
}
