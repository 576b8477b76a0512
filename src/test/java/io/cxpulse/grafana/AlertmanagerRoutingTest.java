package io.cxpulse.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Alertmanager with the shipped configuration holds back what follows from something else. */
@Tag("prometheus")
class AlertmanagerRoutingTest {

    @TempDir
    private static Path folder;

    private static ServerProcess alertmanager;
    private static String url;

    @BeforeAll
    static void start() throws Exception {
        String program = Program.find("prometheus-alertmanager", "prometheus-alertmanager");
        String address = "127.0.0.1:" + ServerProcess.freePort();
        url = "http://" + address;
        alertmanager = ServerProcess.start(
                folder,
                List.of(
                        program,
                        "--config.file=" + Rules.path("grafana/alertmanager/alertmanager.yml"),
                        "--storage.path=" + folder.resolve("données"),
                        "--web.listen-address=" + address,
                        "--cluster.listen-address="));
        alertmanager.await("Alertmanager", () -> Http.get(url + "/-/ready").statusCode() == 200);
    }

    @AfterAll
    static void end() {
        if (alertmanager != null) {
            alertmanager.close();
        }
    }

    @Test
    void shouldHoldBackCxAlertsWhenTheirNumbersAreOld() throws Exception {
        tell(
                alert("CxPulseStale", "page"),
                cxAlert("nps-by-touchpoint", "Büro „Süd“"),
                alert("CxPulseRejects", "ticket"));

        alertmanager.await("the inhibition", () -> isHeldBack("nps-by-touchpoint"));
        assertThat(isHeldBack("CxPulseStale")).isFalse();
        assertThat(isHeldBack("CxPulseRejects")).isFalse();
    }

    @Test
    void shouldReachTheReceiverOfItsSeverityWhenItFires() throws Exception {
        tell(cxAlert("nps-total", "люди"), alert("CxPulseTooLate", "ticket"), alert("CxPulseWatchdog", "none"));

        assertThat(receiver("nps-total")).isEqualTo("page");
        assertThat(receiver("CxPulseTooLate")).isEqualTo("ticket");
        assertThat(receiver("CxPulseWatchdog")).isEqualTo("watchdog");
    }

    private static ObjectNode alert(String name, String severity) {
        return Json.object("labels", Json.object("alertname", name, "severity", severity));
    }

    /** With labels as the product sends them. */
    private static ObjectNode cxAlert(String rule, String touchpoint) {
        ObjectNode labels = Json.object("alertname", rule, "rule", rule, "metric", "nps", "severity", "page");
        return Json.object("labels", labels.put("touchpoint", touchpoint));
    }

    private static void tell(ObjectNode... alerts) throws Exception {
        String body = Json.text(Json.array(List.of(alerts)));

        assertThat(Http.post(url + "/api/v2/alerts", "application/json", body).statusCode())
                .isEqualTo(200);
    }

    private static boolean isHeldBack(String name) throws Exception {
        return !held(name).at("/status/inhibitedBy").isEmpty();
    }

    private static String receiver(String name) throws Exception {
        return held(name).at("/receivers/0/name").asText();
    }

    private static JsonNode held(String name) throws Exception {
        return DashboardTree.list(Http.json(url + "/api/v2/alerts")).stream()
                .filter(alert -> alert.at("/labels/alertname").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
