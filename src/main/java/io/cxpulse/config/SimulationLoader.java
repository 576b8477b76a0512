package io.cxpulse.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.cxpulse.event.Dimension;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what a simulation plays; {@code topology/simulation.yaml} describes the format. All problems of a file are found
 * in one reading.
 */
public final class SimulationLoader {

    /** The definition shipped with the product, on the class path. */
    public static final String SHIPPED = "topology/simulation.yaml";

    private static final int MAX_CONTACTS = 1_000_000;
    private static final int MAX_CUSTOMERS = 10_000_000;

    private final IncidentReader incidents;

    /** @param segments the values that the simulated company has of each dimension */
    public SimulationLoader(Map<Dimension, Set<String>> segments) {
        this.incidents = new IncidentReader(segments);
    }

    /** @throws InvalidDefinition with every problem of the file, or the one that keeps it from being read */
    public SimulationDefinition load(Path file) {
        return parse(file.toString(), DefinitionFile.read(file));
    }

    public SimulationDefinition loadShipped() {
        return parse(SHIPPED, DefinitionFile.readShipped(SHIPPED));
    }

    /**
     * @param origin name of the file, for messages
     * @throws InvalidDefinition with every problem of the text
     */
    public SimulationDefinition parse(String origin, String text) {
        JsonNode document = YamlText.parse(origin, text);
        List<Problem> problems = new ArrayList<>();
        Optional<SimulationDefinition> definition = definition(Place.root(document, problems));
        if (!problems.isEmpty()) {
            throw new InvalidDefinition(origin, problems);
        }
        return definition.orElseThrow();
    }

    private Optional<SimulationDefinition> definition(Place root) {
        Fields fields = root.fields(List.of("zone", "contacts_per_day", "customers", "incidents"), List.of());
        Optional<ZoneId> zone = fields.read(
                "zone", place -> place.readText("accepted is a time zone, e.g. Europe/Berlin", SimulationLoader::zone));
        Optional<Integer> contacts = fields.read("contacts_per_day", place -> count(place, MAX_CONTACTS));
        Optional<Integer> customers = fields.read("customers", place -> count(place, MAX_CUSTOMERS));
        Optional<List<IncidentDefinition>> list = fields.read("incidents", incidents::incidents);
        return zone.flatMap(z ->
                contacts.flatMap(c -> customers.flatMap(n -> list.map(all -> new SimulationDefinition(z, c, n, all)))));
    }

    private static Optional<ZoneId> zone(String id) {
        try {
            return Optional.of(ZoneId.of(id));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> count(Place place, int most) {
        return place.read("accepted is a whole number from 1 to " + most, node -> Optional.of(node)
                .filter(n -> n.isIntegralNumber() && n.canConvertToInt())
                .map(JsonNode::intValue)
                .filter(n -> n >= 1 && n <= most));
    }
}
