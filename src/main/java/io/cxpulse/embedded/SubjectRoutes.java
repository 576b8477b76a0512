package io.cxpulse.embedded;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.rest.entities.SchemaString;
import io.confluent.kafka.schemaregistry.client.rest.entities.SubjectVersion;
import io.confluent.kafka.schemaregistry.client.rest.entities.requests.RegisterSchemaRequest;
import io.confluent.kafka.schemaregistry.client.rest.entities.requests.RegisterSchemaResponse;
import io.javalin.config.JavalinConfig;
import java.util.List;
import java.util.stream.Stream;

/** {@code /subjects} and {@code /schemas}. */
record SubjectRoutes(SchemaSubjects subjects, SchemaDeletion deletion) implements RegistryHttp.Routes {

    /** What Confluent's clients send for the subjects of all contexts. */
    private static final String ANY_CONTEXT = ":*:";

    @Override
    public void bind(JavalinConfig config, RegistryHttp http) {
        var routes = config.routes;
        routes.get("/subjects", http.json(this::list));
        routes.post("/subjects/{subject}", http.json(this::lookup));
        routes.delete("/subjects/{subject}", http.json(call -> deletion.subject(call.subject(), call.is("permanent"))));
        routes.get("/subjects/{subject}/versions", http.json(this::versions));
        routes.post("/subjects/{subject}/versions", http.json(this::register));
        routes.get("/subjects/{subject}/versions/{version}", http.json(call -> version(call)
                .shown()));
        routes.delete("/subjects/{subject}/versions/{version}", http.json(this::deleteVersion));
        routes.get(
                "/subjects/{subject}/versions/{version}/schema",
                http.json(call -> new RegistryHttp.RawJson(version(call).schema())));
        routes.get("/subjects/{subject}/versions/{version}/referencedby", http.json(this::referencedBy));
        routes.get("/schemas/types", http.json(call -> List.of(AvroSchema.TYPE)));
        routes.get("/schemas/ids/{id}", http.json(this::byId));
        routes.get(
                "/schemas/ids/{id}/schema",
                http.json(call -> new RegistryHttp.RawJson(first(call).schema())));
        routes.get("/schemas/ids/{id}/subjects", http.json(this::subjectsOfId));
        routes.get("/schemas/ids/{id}/versions", http.json(this::versionsOfId));
    }

    private List<String> list(RegistryCall call) {
        String prefix = call.query("subjectPrefix");
        String wanted = prefix == null || prefix.equals(ANY_CONTEXT) ? "" : prefix;
        return subjects.subjects(call.is("deleted")).stream()
                .filter(subject -> subject.startsWith(wanted))
                .toList();
    }

    private Object lookup(RegistryCall call) {
        RegisterSchemaRequest request = call.body(RegisterSchemaRequest.class);
        return subjects.lookup(call.subject(), request, call.is("normalize"), call.is("deleted"))
                .shown();
    }

    private Object register(RegistryCall call) {
        RegisterSchemaRequest request = call.body(RegisterSchemaRequest.class);
        return new RegisterSchemaResponse(subjects.register(call.subject(), request, call.is("normalize")));
    }

    private List<Integer> versions(RegistryCall call) {
        return subjects.versions(call.subject(), call.is("deleted")).stream()
                .map(StoredSchema::version)
                .toList();
    }

    private StoredSchema version(RegistryCall call) {
        return subjects.version(call.subject(), call.version(), call.is("deleted"));
    }

    private Object deleteVersion(RegistryCall call) {
        return deletion.version(call.subject(), call.version(), call.is("permanent"));
    }

    private List<Integer> referencedBy(RegistryCall call) {
        return subjects.referrers(version(call)).stream()
                .map(StoredSchema::id)
                .distinct()
                .toList();
    }

    private StoredSchema first(RegistryCall call) {
        return subjects.withId(call.id()).get(0);
    }

    private Object byId(RegistryCall call) {
        return new SchemaString(first(call).shown());
    }

    private List<String> subjectsOfId(RegistryCall call) {
        return withId(call).map(StoredSchema::subject).distinct().toList();
    }

    private List<SubjectVersion> versionsOfId(RegistryCall call) {
        return withId(call)
                .map(schema -> new SubjectVersion(schema.subject(), schema.version()))
                .toList();
    }

    private Stream<StoredSchema> withId(RegistryCall call) {
        boolean deletedToo = call.is("deleted");
        return subjects.withId(call.id()).stream().filter(schema -> deletedToo || !schema.deleted());
    }
}
