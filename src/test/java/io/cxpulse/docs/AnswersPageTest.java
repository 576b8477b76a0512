package io.cxpulse.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.config.CatalogueLoader;
import io.cxpulse.config.EventVocabulary;
import io.cxpulse.metric.MetricDefinition;
import io.cxpulse.wire.EventSymbols;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AnswersPageTest {

    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    private static final String AROUND = """
            windows:
              day: {calendar: day, zone: Europe/Zurich}
            groupings: [[]]
            metrics:
            """;

    @Test
    void shouldCountLatestAnswersWhenMetricOfThePageIsTaken() {
        Matcher example = YAML.matcher(ProjectFiles.read("docs/answers.md"));
        assertThat(example.find()).isTrue();

        List<MetricDefinition> latest = new CatalogueLoader(new EventVocabulary(EventSymbols.bySource()))
                .parse("ответы.yaml", AROUND + example.group(1))
                .ofLatestAnswers();

        assertThat(latest).extracting(metric -> metric.ref().toString()).containsExactly("csat_t2b@2");
    }
}
