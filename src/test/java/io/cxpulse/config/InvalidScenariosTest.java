package io.cxpulse.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file of the corpus has the one fault it is named after; its first line holds the problem expected. */
class InvalidScenariosTest {

    private final ScenarioLoader loader = new ScenarioLoader(WatchableMetrics.CATALOGUE);

    @ParameterizedTest
    @MethodSource
    void shouldReportExactlyTheFaultWhenFileHasOne(Path file) throws IOException {
        FaultCorpus.assertReported(file, loader::load);
    }

    static List<Path> shouldReportExactlyTheFaultWhenFileHasOne() throws IOException {
        return new FaultCorpus("invalid-scenarios").files();
    }
}
