package io.cxpulse.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.cxpulse.event.UnfitField;
import io.cxpulse.schema.CaseSnapshot;
import io.cxpulse.schema.CaseStatus;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Turns JSON objects into states of cases. An object has the fields of {@code schemas/case-snapshot.avsc} under their
 * names, times as ISO-8601 text. It must have {@code caseId}, {@code sequence}, {@code at} and {@code status}; nothing is
 * guessed or coerced.
 */
public final class JsonSnapshots {

    private static final int LONGEST_ID = 256;

    private static final String STATUSES = Arrays.stream(CaseStatus.values())
            .filter(status -> status != CaseStatus.UNKNOWN)
            .map(CaseStatus::name)
            .collect(Collectors.joining(", "));

    private final Schema schema;
    private final List<JsonField> fields;

    /** Trusts the product's own schemas for the whole process, as the records cannot be built without. */
    public JsonSnapshots() {
        TrustedSchemas.trust();
        schema = CaseSnapshot.getClassSchema();
        fields = schema.getFields().stream().map(JsonField::new).toList();
    }

    /**
     * The state an object describes.
     *
     * @throws UnfitField if a field is unknown, missing, of the wrong type or out of its range
     */
    public io.cxpulse.event.CaseSnapshot read(JsonNode object) throws UnfitField {
        JsonField.refuseUnknown(schema, object, "");
        CaseSnapshot record = new CaseSnapshot();
        for (JsonField field : fields) {
            record.put(field.position(), field.read(object));
        }
        refuse(record);
        return SnapshotMapping.toDomain(record);
    }

    private static void refuse(CaseSnapshot record) throws UnfitField {
        String id = record.getCaseId();
        if (id.isBlank() || id.length() > LONGEST_ID) {
            // Without an id, unrelated rows would be taken for the history of one case.
            throw new UnfitField("caseId", "has " + id.strip().length() + " characters; 1 to 256 are accepted");
        }
        if (record.getStatus() == CaseStatus.UNKNOWN) {
            throw new UnfitField("status", "missing or UNKNOWN; one of " + STATUSES + " is required");
        }
        refuseNegative("transfers", record.getTransfers());
        refuseNegative("reopens", record.getReopens());
    }

    private static void refuseNegative(String path, @Nullable Long counter) throws UnfitField {
        if (counter != null && counter < 0) {
            throw new UnfitField(path, counter + " does not fit; 0 or more is accepted");
        }
    }
}
