package io.cxpulse.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Silences the warnings of Kafka's clients while a command runs that reports failures in its own words; a level set by
 * {@code -Dpulse.log.level} stays.
 */
final class QuietClients implements AutoCloseable {

    private final Logger logger;
    private final @Nullable Level before;

    private QuietClients(Logger logger) {
        this.logger = logger;
        this.before = logger.getLevel();
    }

    static QuietClients begin() {
        QuietClients quiet = new QuietClients((Logger) LoggerFactory.getLogger("org.apache.kafka.clients"));
        if (System.getProperty("pulse.log.level") == null) {
            quiet.logger.setLevel(Level.ERROR);
        }
        return quiet;
    }

    @Override
    public void close() {
        logger.setLevel(before);
    }
}
