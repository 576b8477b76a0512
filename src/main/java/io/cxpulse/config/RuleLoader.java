package io.cxpulse.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.cxpulse.alert.RuleBook;
import io.cxpulse.metric.MetricCatalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the rules of alerts; {@code topology/alerts.yaml} describes the format. All problems of a file are found in one
 * reading.
 */
public final class RuleLoader {

    /** The rules shipped with the product, on the class path. */
    public static final String SHIPPED = "topology/alerts.yaml";

    /** Rules by which alerts come and go while one watches, on the class path. */
    public static final String DEMO = "topology/alerts-demo.yaml";

    private static final int VERSION = 1;

    private final MetricCatalogue catalogue;

    /** @param catalogue the metrics that may be watched */
    public RuleLoader(MetricCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** @throws InvalidDefinition with every problem of the file, or the one that keeps it from being read */
    public RuleBook load(Path file) {
        return parse(file.toString(), DefinitionFile.read(file));
    }

    /**
     * Rules shipped with the product.
     *
     * @param name {@link #SHIPPED} or {@link #DEMO}
     * @throws InvalidDefinition if the catalogue lacks what they watch
     */
    public RuleBook loadShipped(String name) {
        return parse(name, DefinitionFile.readShipped(name));
    }

    /**
     * @param origin name of the file, for messages
     * @throws InvalidDefinition with every problem of the text
     */
    public RuleBook parse(String origin, String text) {
        JsonNode document = YamlText.parse(origin, text);
        List<Problem> problems = new ArrayList<>();
        RuleBook rules = rules(Place.root(document, problems));
        if (!problems.isEmpty()) {
            throw new InvalidDefinition(origin, problems);
        }
        return rules;
    }

    private RuleBook rules(Place root) {
        Fields fields = root.fields(List.of("version", "rules"), List.of("defaults"));
        fields.read("version", RuleLoader::version);
        return rules(fields);
    }

    /** @param fields with {@code rules} and {@code defaults}, wherever they stand */
    RuleBook rules(Fields fields) {
        Fields defaults = fields.read("defaults", place -> Optional.of(RuleDefaults.fields(place)))
                .orElse(Fields.NONE);
        Optional<Duration> tick =
                defaults.has("tick") ? defaults.read("tick", TermReader::tick) : Optional.of(RuleDefaults.TICK);
        TermReader terms = new TermReader(tick);
        CriterionReader criteria = new CriterionReader(terms, RuleDefaults.read(defaults, terms));
        Duration step = tick.orElse(RuleDefaults.TICK);
        RuleReader reader = new RuleReader(catalogue, step, criteria);
        return new RuleBook(step, fields.read("rules", reader::rules).orElse(List.of()));
    }

    static Optional<Integer> version(Place place) {
        return place.read("accepted is " + VERSION + ", the version of this format", node -> Optional.of(VERSION)
                .filter(known -> node.isIntegralNumber() && node.canConvertToInt() && node.intValue() == known));
    }
}
