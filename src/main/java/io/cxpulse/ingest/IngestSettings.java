package io.cxpulse.ingest;

import io.cxpulse.metric.Step;
import java.time.Duration;

/**
 * Pace of an ingesting task.
 *
 * @param watermarkInterval how often a moved watermark is passed on
 * @param idleTimeout silence after which a caught-up upstream no longer holds windows open
 * @param step the finest that anything downstream tells apart
 */
public record IngestSettings(Duration watermarkInterval, Duration idleTimeout, Step step) {

    public static final IngestSettings DEFAULT =
            new IngestSettings(Duration.ofMillis(200), Duration.ofSeconds(30), Step.MINUTE);
}
