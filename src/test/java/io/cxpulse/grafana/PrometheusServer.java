package io.cxpulse.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The real Prometheus with the shipped configuration, on loopback and in a hurry. */
final class PrometheusServer implements AutoCloseable {

    private static final String CONFIGURATION = "grafana/prometheus/prometheus.yml";
    private static final Duration RANGE = Duration.ofSeconds(30);

    private final ServerProcess process;
    private final String url;

    private PrometheusServer(ServerProcess process, String url) {
        this.process = process;
        this.url = url;
    }

    /**
     * Starts one, and returns when it is ready. Skips the calling test where the program is missing.
     *
     * @param targets base URL by the name of the job
     */
    static PrometheusServer start(Path folder, Map<String, String> targets) throws IOException {
        String program = Program.find("prometheus", "prometheus");
        String address = "127.0.0.1:" + ServerProcess.freePort();
        Path configuration = folder.resolve("prometheus.yml");
        Files.writeString(configuration, Rules.yamlText(configuration(targets, address)));
        List<String> command = List.of(
                program,
                "--config.file=" + configuration,
                "--storage.tsdb.path=" + folder.resolve("données"),
                "--web.listen-address=" + address);
        PrometheusServer server = new PrometheusServer(ServerProcess.start(folder, command), "http://" + address);
        server.process.await(
                "Prometheus", () -> Http.get(server.url + "/-/ready").statusCode() == 200);
        return server;
    }

    /** The shipped one, with the addresses of this machine and a scrape every second. */
    private static ObjectNode configuration(Map<String, String> targets, String self) {
        ObjectNode shipped = (ObjectNode) Rules.yaml(CONFIGURATION);
        ObjectNode global = (ObjectNode) shipped.path("global");
        global.put("scrape_interval", "1s").put("scrape_timeout", "1s").put("evaluation_interval", "1s");
        shipped.set("rule_files", Json.array(List.of(Rules.path("grafana/prometheus/rules") + "/*.yml")));
        address((ObjectNode) shipped.at("/alerting/alertmanagers/0"), targets.get("alertmanager"));
        for (JsonNode job : shipped.path("scrape_configs")) {
            address((ObjectNode) job, targets.getOrDefault(job.path("job_name").asText(), "http://" + self));
        }
        return shipped;
    }

    private static void address(ObjectNode part, String target) {
        ArrayNode hosts = (ArrayNode) part.at("/static_configs/0/targets");
        hosts.removeAll().add(URI.create(target).getAuthority());
    }

    void await(String what, String query) {
        process.await(what, () -> !now(query).isEmpty());
    }

    /** The series of a query now. */
    List<JsonNode> now(String query) throws IOException, InterruptedException {
        return at(Instant.now(), query);
    }

    /** The series of a query as it was answered then. */
    List<JsonNode> at(Instant time, String query) throws IOException, InterruptedException {
        return results(Http.form(url + "/api/v1/query", "query", query, "time", time.toString()), query);
    }

    /** The series of a query over the half minute that ended then. */
    List<JsonNode> before(Instant end, String query) throws IOException, InterruptedException {
        String[] form = {"query", query, "start", end.minus(RANGE).toString(), "end", end.toString(), "step", "5"};
        return results(Http.form(url + "/api/v1/query_range", form), query);
    }

    /** The values of a label of all series that a selector finds. */
    List<JsonNode> labelValues(String selector, String label) throws IOException, InterruptedException {
        String path = "/api/v1/label/" + label + "/values?match[]=";
        return DashboardTree.list(Http.json(url + path.replace("[]", "%5B%5D") + Http.encoded(selector))
                .path("data"));
    }

    /** The rules as it has loaded them. */
    List<JsonNode> rules() throws IOException, InterruptedException {
        return DashboardTree.list(Http.json(url + "/api/v1/rules").at("/data/groups")).stream()
                .flatMap(group -> DashboardTree.list(group.path("rules")).stream())
                .toList();
    }

    private static List<JsonNode> results(HttpResponse<String> answer, String query) {
        JsonNode body = Json.parse(answer.body());
        if (answer.statusCode() != 200) {
            throw new IllegalArgumentException(body.path("error").asText() + " in " + query);
        }
        return DashboardTree.list(body.at("/data/result"));
    }

    @Override
    public void close() {
        process.close();
    }
}
