package io.cxpulse.docs;

import static io.cxpulse.docs.ComposeFile.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.docs.ComposeFile.Mount;
import io.cxpulse.docs.ComposeFile.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The files that docker-compose.yml mounts are there, and name its services. */
class ComposeMountsTest {

    private static final ComposeFile COMPOSE = ComposeFile.read();

    private static final String PROMETHEUS = "grafana/prometheus/prometheus.yml";

    @Test
    void shouldMountWhatExistsWhenContainersStart() {
        assertThat(COMPOSE.all().stream()
                        .flatMap(service -> service.mounts().stream().filter(Mount::isBind)))
                .isNotEmpty()
                .allSatisfy(mount -> assertThat(ProjectFiles.of(mount.source())).isNotEmptyDirectory());
    }

    @Test
    void shouldFindConfigurationWhenItsFileIsNamed() {
        assertThat(Stream.of("prometheus", "alertmanager")
                        .map(COMPOSE::service)
                        .map(service -> mounted(service, value(service, "--config.file="))))
                .hasSize(2)
                .allSatisfy(file -> assertThat(file).isRegularFile());
    }

    @Test
    void shouldFindRulesWhenPrometheusReadsThem() {
        List<?> patterns = (List<?>) ComposeFile.yaml(PROMETHEUS).get("rule_files");

        assertThat(patterns).isNotEmpty().allSatisfy(pattern -> assertThat(matching("grafana/prometheus", pattern))
                .as("files like %s", pattern)
                .isNotEmpty());
    }

    @Test
    void shouldAskServiceAndItsPortWhenPrometheusScrapes() {
        // Prometheus asks itself, too.
        List<String> targets = scraped()
                .map(target -> String.valueOf(target).replace("localhost:", "prometheus:"))
                .toList();

        assertThat(targets).isNotEmpty().allSatisfy(ComposeMountsTest::requireService);
        assertThat(targets)
                .contains("app:" + COMPOSE.service("app").environment().get("CX_PULSE_ADMIN_PORT"));
    }

    @Test
    void shouldTellServiceWhenPrometheusAlerts() {
        List<?> alertmanagers =
                (List<?>) object(ComposeFile.yaml(PROMETHEUS).get("alerting")).get("alertmanagers");

        assertThat(alertmanagers.stream().flatMap(ComposeMountsTest::targets)).containsExactly("alertmanager:9093");
    }

    @Test
    void shouldAskServiceAndItsPortWhenGrafanaReads() {
        List<String> files = matching("grafana/provisioning/datasources", "*.yaml");

        assertThat(files.stream()
                        .flatMap(file -> ((List<?>) ComposeFile.yaml(file).get("datasources")).stream())
                        .map(source -> URI.create(String.valueOf(object(source).get("url")))
                                .getAuthority()))
                .contains("prometheus:9090")
                .allSatisfy(ComposeMountsTest::requireService);
    }

    @Test
    void shouldFindDashboardsWhenGrafanaLooksForThem() {
        Service grafana = COMPOSE.service("grafana");

        assertThat(matching("grafana/provisioning/dashboards", "*.yaml").stream()
                        .flatMap(file -> ((List<?>) ComposeFile.yaml(file).get("providers")).stream())
                        .map(provider -> object(object(provider).get("options")).get("path"))
                        .map(path -> mounted(grafana, String.valueOf(path))))
                .isNotEmpty()
                .allSatisfy(folder -> assertThat(folder).isDirectoryContaining("glob:**.json"));
        assertThat(mounted(grafana, grafana.environment().get("GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH")))
                .isRegularFile();
    }

    @Test
    void shouldFindFileWhenItIsMountedUnderAnotherName() {
        Service service = new Service("имя", Map.of("volumes", List.of("data:/данные", "./docs:/этого é:ro")));

        assertThat(mounted(service, "/этого é/alerts.md")).isEqualTo(ProjectFiles.of("docs/alerts.md"));
    }

    private static Stream<Object> scraped() {
        return ((List<?>) ComposeFile.yaml(PROMETHEUS).get("scrape_configs"))
                .stream().flatMap(ComposeMountsTest::targets);
    }

    private static Stream<Object> targets(Object config) {
        return ((List<?>) object(config).get("static_configs"))
                .stream().flatMap(group -> ((List<?>) object(group).get("targets")).stream());
    }

    private static void requireService(String address) {
        String[] parts = address.split(":", 2);
        assertThat(COMPOSE.services()).containsKey(parts[0]);
        assertThat(COMPOSE.service(parts[0]).listening()).contains(Integer.parseInt(parts[1]));
    }

    private static String value(Service service, String option) {
        return service.command().stream()
                .filter(argument -> argument.startsWith(option))
                .map(argument -> argument.substring(option.length()))
                .findFirst()
                .orElseThrow();
    }

    /** The file of the project that the container sees there. */
    private static Path mounted(Service service, String path) {
        Mount mount = service.mounts().stream()
                .filter(candidate -> candidate.isBind() && (path + "/").startsWith(candidate.target() + "/"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(path + " of " + service.name() + " is no file of the project"));
        return ProjectFiles.of(mount.source() + path.substring(mount.target().length()))
                .normalize();
    }

    /** Files of the folder, and of those in it. */
    private static List<String> matching(String folder, Object pattern) {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        Path root = ProjectFiles.of(folder);
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(root::relativize)
                    .filter(matcher::matches)
                    .map(file -> folder + "/" + file)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
