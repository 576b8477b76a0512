package io.cxpulse.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.cxpulse.testing.GeneratedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The rules of Prometheus and the other configuration under {@code grafana/}. */
final class Rules {

    static final List<String> FILES =
            List.of("grafana/prometheus/rules/pipeline.yml", "grafana/prometheus/rules/recording.yml");

    private static final YAMLMapper YAML = new YAMLMapper();

    private Rules() {}

    static Path path(String file) {
        return GeneratedFile.root().resolve(file).toAbsolutePath().normalize();
    }

    /** A YAML file of the project. */
    static JsonNode yaml(String file) {
        try {
            return YAML.readTree(path(file).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String yamlText(JsonNode content) {
        try {
            return YAML.writeValueAsString(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Alerts and recorded numbers. */
    static List<JsonNode> all() {
        return FILES.stream()
                .flatMap(file -> DashboardTree.list(yaml(file).path("groups")).stream())
                .flatMap(group -> DashboardTree.list(group.path("rules")).stream())
                .toList();
    }

    static List<JsonNode> alerts() {
        return all().stream().filter(rule -> rule.has("alert")).toList();
    }

    static Stream<String> recorded() {
        return all().stream().filter(rule -> rule.has("record")).map(rule -> rule.path("record")
                .asText());
    }
}
