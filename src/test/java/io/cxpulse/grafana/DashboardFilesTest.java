package io.cxpulse.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cxpulse.testing.GeneratedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The files of the dashboards are what their program writes. */
class DashboardFilesTest {

    @Test
    void shouldBeWhatTheirProgramWritesWhenComparedWithIt() throws IOException {
        for (Map.Entry<String, JsonNode> dashboard : Dashboards.all().entrySet()) {
            GeneratedFile.compare(Dashboards.FOLDER + dashboard.getKey(), Json.text(dashboard.getValue()));
        }
    }

    @Test
    void shouldHaveNoOtherNeighboursWhenFolderIsListed() throws IOException {
        Path folder = GeneratedFile.root().resolve(Dashboards.FOLDER);
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).toList();

            assertThat(names)
                    .containsExactlyInAnyOrderElementsOf(Dashboards.all().keySet());
        }
    }

    @Test
    void shouldKeepEveryCharacterWhenTextIsNotAscii() {
        String text = Json.text(Json.object("title", "Büro „Ünï“ 🙂", "n", 1));

        assertThat(text).isEqualTo("{\n  \"title\": \"Büro „Ünï“ 🙂\",\n  \"n\": 1\n}\n");
        assertThat(Json.parse(text).path("title").asText()).isEqualTo("Büro „Ünï“ 🙂");
    }
}
