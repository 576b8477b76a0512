package io.cxpulse.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.cxpulse.metric.GroupingSet;
import io.cxpulse.metric.MetricCatalogue;
import io.cxpulse.metric.WindowDefinition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the definitions of metrics and windows; {@code topology/metrics.yaml} describes the format. All problems of a
 * file are found in one reading.
 */
public final class CatalogueLoader {

    /** The definitions shipped with the product, on the class path. */
    public static final String SHIPPED = "topology/metrics.yaml";

    private final EventVocabulary vocabulary;

    /** @param vocabulary what a metric's {@code where} may name */
    public CatalogueLoader(EventVocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** @throws InvalidDefinition with every problem of the file, or the one that keeps it from being read */
    public MetricCatalogue load(Path file) {
        return parse(file.toString(), DefinitionFile.read(file));
    }

    /** The definitions shipped with the product. */
    public MetricCatalogue loadShipped() {
        return parse(SHIPPED, DefinitionFile.readShipped(SHIPPED));
    }

    /**
     * @param origin name of the file, for messages
     * @throws InvalidDefinition with every problem of the text
     */
    public MetricCatalogue parse(String origin, String text) {
        JsonNode document = YamlText.parse(origin, text);
        List<Problem> problems = new ArrayList<>();
        MetricCatalogue catalogue = catalogue(Place.root(document, problems));
        if (!problems.isEmpty()) {
            throw new InvalidDefinition(origin, problems);
        }
        return catalogue;
    }

    private MetricCatalogue catalogue(Place root) {
        Fields fields = root.fields(List.of("windows", "groupings", "metrics"), List.of());
        List<WindowDefinition> windows =
                fields.read("windows", WindowReader::windows).orElse(List.of());
        List<GroupingSet> groupings =
                fields.read("groupings", GroupingReader::sets).orElse(List.of());
        Set<String> labels = fields.read("windows", place -> Optional.of(WindowReader.labels(place)))
                .orElse(Set.of());
        MetricReader reader = new MetricReader(vocabulary, groupings, windows, labels);
        return new MetricCatalogue(fields.read("metrics", reader::metrics).orElse(List.of()), windows);
    }
}
