package io.cxpulse.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.testing.GeneratedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page about dashboards lists every panel there is. */
class DashboardsPageTest {

    private static final String PAGE = "docs/dashboards.md";
    private static final String BEGIN = "<!-- panels:begin -->\n";
    private static final String END = "<!-- panels:end -->\n";

    @Test
    void shouldListEveryPanelWhenPageIsRead() throws IOException {
        String page = Files.readString(GeneratedFile.root().resolve(PAGE));

        GeneratedFile.compare(PAGE, withTable(page, PanelTable.render()));
    }

    @Test
    void shouldKeepTheRestWhenTableIsWritten() {
        assertThat(withTable("# Ä\n" + BEGIN + "| старое |\n" + END + "é\n", "| neu |\n"))
                .isEqualTo("# Ä\n" + BEGIN + "| neu |\n" + END + "é\n");
    }

    @Test
    void shouldNameEveryDashboardWhenPageIsRead() throws IOException {
        String page = Files.readString(Path.of(GeneratedFile.root().toString(), PAGE));

        assertThat(Dashboards.all().values()).allSatisfy(dashboard -> assertThat(page)
                .contains(dashboard.path("title").asText() + ", `/d/"
                        + dashboard.path("uid").asText() + "`"));
    }

    private static String withTable(String page, String table) {
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END, begin);
        assertThat(begin).as("the page lacks the line %s", BEGIN).isNotNegative();
        assertThat(end).as("the page lacks the line %s", END).isNotNegative();
        return page.substring(0, begin + BEGIN.length()) + table + page.substring(end);
    }
}
