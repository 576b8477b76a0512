package io.cxpulse.verify;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A report for machines. */
public final class ReportJson {

    private ReportJson() {}

    /**
     * One object: {@code clean}, {@code partitions} with a count per fate, {@code compared}, {@code notes}, and every
     * one of {@code differences} and {@code unpublished}.
     */
    public static ObjectNode of(Report report) {
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("clean", report.isClean());
        ObjectNode partitions = json.putObject("partitions");
        report.partitions().forEach((name, partition) -> {
            ObjectNode row = partitions.putObject(name).put("read", partition.read());
            partition.fates().forEach((fate, count) -> row.put(fate.label(), count));
            row.put("waiting", partition.waiting());
        });
        ObjectNode compared = json.putObject("compared");
        report.compared().forEach(compared::put);
        ArrayNode notes = json.putArray("notes");
        report.notes().forEach(notes::add);
        add(json.putArray("differences"), report.differences());
        add(json.putArray("unpublished"), report.unpublished());
        return json;
    }

    private static void add(ArrayNode array, List<Difference> differences) {
        for (Difference difference : differences) {
            ObjectNode row = array.addObject().put("kind", difference.kind().label());
            difference.where().forEach(row::put);
            row.put("field", difference.field())
                    .put("expected", difference.expected())
                    .put("found", difference.found());
        }
    }
}
