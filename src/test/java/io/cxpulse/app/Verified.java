package io.cxpulse.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.testing.SharedData;
import io.cxpulse.verify.Contracts;
import io.cxpulse.verify.LiveVerification;
import io.cxpulse.verify.Report;
import io.cxpulse.verify.ReportText;
import io.cxpulse.verify.Target;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The judge, asked about a pipeline that is said to have settled. */
final class Verified {

    /** The definitions shipped with the product. */
    static final Path SHIPPED = SharedData.projectRoot().resolve("topology").resolve("metrics.yaml");

    private Verified() {}

    /** @param api null to leave the API out */
    static Report settled(String bootstrap, String registry, String application, @Nullable String api) {
        return settled(bootstrap, registry, application, api, SHIPPED);
    }

    /** @param definitions file of the metrics and windows */
    static Report settled(
            String bootstrap, String registry, String application, @Nullable String api, Path definitions) {
        Target target = new Target(bootstrap, registry, application, api, true, Map.of(), Map.of());
        return new LiveVerification(target, contracts(definitions)).run();
    }

    static void assertClean(Report report) {
        assertThat(report.differences())
                .as(() -> String.join("\n", ReportText.of(report)))
                .isEmpty();
    }

    private static Contracts contracts(Path definitions) {
        try (InputStream yaml = Files.newInputStream(definitions)) {
            return Contracts.read(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
