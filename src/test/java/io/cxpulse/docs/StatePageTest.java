package io.cxpulse.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The page about state lists the stores there are. */
class StatePageTest {

    private static final String PAGE = "docs/state.md";

    @Test
    void shouldListEveryStoreWhenPageIsRead() {
        GeneratedSection stores = new GeneratedSection("stores", StoreTable.render());
        if (Boolean.getBoolean("regenerate")) {
            ProjectFiles.write(PAGE, stores.writtenInto(ProjectFiles.read(PAGE)));
        }

        assertThat(stores.in(ProjectFiles.read(PAGE)))
                .as("run 'mvn -q test -Dtest=StatePageTest -Dregenerate=true' to regenerate")
                .isEqualTo(stores.content());
    }
}
