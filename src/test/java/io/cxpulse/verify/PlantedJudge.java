package io.cxpulse.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.IsolationLevel;

/** A fault for tests: a judge that takes for the truth what was never committed. */
public final class PlantedJudge {

    private PlantedJudge() {}

    /** @param definitions file of the metrics and windows */
    public static Report readingUncommitted(Target target, Path definitions) {
        try (InputStream yaml = Files.newInputStream(definitions)) {
            return new LiveVerification(target, Contracts.read(yaml)).run(IsolationLevel.READ_UNCOMMITTED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
