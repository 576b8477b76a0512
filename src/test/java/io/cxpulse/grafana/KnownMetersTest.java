package io.cxpulse.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No panel and no rule asks for a meter that is not there. */
class KnownMetersTest {

    private static final Set<String> KNOWN =
            KnownMeters.all(Dashboards.catalogue(), Rules.recorded().collect(Collectors.toSet()));

    @Test
    void shouldExistWhenPanelAsksForIt() {
        for (JsonNode dashboard : Dashboards.all().values()) {
            for (String query : DashboardTree.allExpressions(dashboard)) {
                assertThat(KNOWN).as(query).containsAll(KnownMeters.in(query));
            }
        }
    }

    @Test
    void shouldExistWhenRuleAsksForIt() {
        for (JsonNode rule : Rules.all()) {
            String query = rule.path("expr").asText();

            assertThat(KNOWN).as(query).containsAll(KnownMeters.in(query));
        }
    }

    @Test
    void shouldBeAskedForWhenForeignMeterIsListed() {
        Stream<String> ofPanels = Dashboards.all().values().stream()
                .flatMap(dashboard -> DashboardTree.allExpressions(dashboard).stream());
        Stream<String> ofRules =
                Rules.all().stream().map(rule -> rule.path("expr").asText());
        Set<String> asked = Stream.concat(ofPanels, ofRules)
                .flatMap(query -> KnownMeters.in(query).stream())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(asked).containsAll(KnownMeters.foreign());
    }

    @Test
    void shouldFindEveryMeterWhenQueryHasAllThereIs() {
        String query =
                "100 * (sum by (by, segment) (rate(cx_a_total{x=~\"é{2} or up\",y!=\"\\\"\"}[$__rate_interval]))\n"
                        + "or on () (b:c offset 6h)) / sum (up) >= 3e4 unless ignoring (state) max(Ü_nicht) and _d";

        assertThat(KnownMeters.in(query)).containsAll(List.of("cx_a_total", "b:c", "up", "_d"));
        assertThat(KnownMeters.in("up{a=\"b\"}")).containsExactly("up");
        assertThat(KnownMeters.in("histogram_quantile(0.95, sum by (le) (rate(x_bucket[1h])))"))
                .containsExactly("x_bucket");
    }

    @Test
    void shouldNotExistWhenNobodyCountsIt() {
        assertThat(KNOWN).doesNotContain("cx_nps_ratio", "cx_queue_waiting", "cx_contact_volume_score");
        assertThat(KNOWN).contains("cx_nps_score", "cx_csat_t2b_low_ratio", "cx_alert_delay_seconds_bucket");
    }
}
