package io.cxpulse.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.wire.ResultMeter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page about meters lists the meters there are. */
class MetersPageTest {

    private static final String PAGE = "docs/meters.md";

    @Test
    void shouldListEveryMeterWhenPageIsRead() {
        for (GeneratedSection table : List.of(
                new GeneratedSection("results", MeterTable.results()),
                new GeneratedSection("meters", MeterTable.meters()))) {
            if (Boolean.getBoolean("regenerate")) {
                ProjectFiles.write(PAGE, table.writtenInto(ProjectFiles.read(PAGE)));
            }

            assertThat(table.in(ProjectFiles.read(PAGE)))
                    .as("run 'mvn -q test -Dtest=MetersPageTest -Dregenerate=true' to regenerate")
                    .isEqualTo(table.content());
        }
    }

    @Test
    void shouldNameEveryLabelOfResultsWhenPageIsRead() {
        assertThat(ResultMeter.LABELS)
                .allSatisfy(label -> assertThat(ProjectFiles.read(PAGE)).contains("| `" + label + "` |"));
        assertThat(ProjectFiles.read(PAGE)).contains("`" + ResultMeter.GROUP + "`");
    }
}
