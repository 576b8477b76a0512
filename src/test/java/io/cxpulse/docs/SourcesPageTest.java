package io.cxpulse.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.ingest.StateDiffer;
import org.junit.jupiter.api.Test;

/** The page about sources lists the mappings that are shipped, and states the limits that are set. */
class SourcesPageTest {

    private static final String PAGE = "docs/sources.md";

    @Test
    void shouldListMappingsWhenTheyAreShipped() {
        GeneratedSection section = new GeneratedSection("sources", SourceTable.render());
        if (Boolean.getBoolean("regenerate")) {
            ProjectFiles.write(PAGE, section.writtenInto(ProjectFiles.read(PAGE)));
        }

        assertThat(section.in(ProjectFiles.read(PAGE)))
                .as("run 'mvn -q test -Dtest=SourcesPageTest -Dregenerate=true' to regenerate")
                .isEqualTo(section.content());
    }

    @Test
    void shouldStateLimitWhenTransfersAreMany() {
        assertThat(ProjectFiles.read(PAGE)).contains("More than " + StateDiffer.MOST_TRANSFERS + " transfers at once");
    }
}
