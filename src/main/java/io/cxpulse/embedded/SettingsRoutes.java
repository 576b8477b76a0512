package io.cxpulse.embedded;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.client.rest.entities.Config;
import io.confluent.kafka.schemaregistry.client.rest.entities.Mode;
import io.confluent.kafka.schemaregistry.client.rest.entities.requests.CompatibilityCheckResponse;
import io.confluent.kafka.schemaregistry.client.rest.entities.requests.ConfigUpdateRequest;
import io.confluent.kafka.schemaregistry.client.rest.entities.requests.ModeUpdateRequest;
import io.confluent.kafka.schemaregistry.client.rest.entities.requests.RegisterSchemaRequest;
import io.javalin.config.JavalinConfig;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /config}, {@code /mode} and {@code /compatibility}. */
record SettingsRoutes(
        RegistrySettings settings, SchemaSubjects subjects, SchemaParser parser, SchemaCompatibility compatibility)
        implements RegistryHttp.Routes {

    @Override
    public void bind(JavalinConfig config, RegistryHttp http) {
        var routes = config.routes;
        routes.get("/config", http.json(call -> level(settings.level(null, true))));
        routes.put("/config", http.json(call -> setLevel(null, call)));
        routes.delete("/config", http.json(call -> level(settings.deleteLevel(null))));
        routes.get("/config/{subject}", http.json(call -> level(settings.level(call.subject(), orGlobal(call)))));
        routes.put("/config/{subject}", http.json(call -> setLevel(call.subject(), call)));
        routes.delete("/config/{subject}", http.json(call -> level(settings.deleteLevel(call.subject()))));
        routes.get("/mode", http.json(call -> mode(settings.mode(null, true))));
        routes.put("/mode", http.json(call -> setMode(null, call)));
        routes.get("/mode/{subject}", http.json(call -> mode(settings.mode(call.subject(), orGlobal(call)))));
        routes.put("/mode/{subject}", http.json(call -> setMode(call.subject(), call)));
        routes.delete("/mode/{subject}", http.json(call -> mode(settings.deleteMode(call.subject()))));
        routes.post("/compatibility/subjects/{subject}/versions", http.json(this::checkAll));
        routes.post("/compatibility/subjects/{subject}/versions/{version}", http.json(this::checkOne));
    }

    private static boolean orGlobal(RegistryCall call) {
        return call.is("defaultToGlobal");
    }

    private static Config level(CompatibilityLevel level) {
        return new Config(level.name);
    }

    private static Mode mode(RegistryMode mode) {
        return new Mode(mode.name());
    }

    private ConfigUpdateRequest setLevel(@Nullable String subject, RegistryCall call) {
        ConfigUpdateRequest request = call.body(ConfigUpdateRequest.class);
        refuseUnsupported(request);
        ConfigUpdateRequest answer = new ConfigUpdateRequest();
        answer.setCompatibilityLevel(settings.setLevel(subject, request.getCompatibilityLevel()).name);
        return answer;
    }

    private static void refuseUnsupported(ConfigUpdateRequest request) {
        ConfigUpdateRequest supported = new ConfigUpdateRequest();
        supported.setCompatibilityLevel(request.getOptionalCompatibilityLevel());
        if (!supported.equals(request)) {
            throw RegistryException.unsupported("A setting other than compatibility");
        }
    }

    private ModeUpdateRequest setMode(@Nullable String subject, RegistryCall call) {
        ModeUpdateRequest request = call.body(ModeUpdateRequest.class);
        return new ModeUpdateRequest(
                settings.setMode(subject, request.getMode(), call.is("force")).name());
    }

    /** Against all versions the level looks at; a subject without versions takes any schema. */
    private CompatibilityCheckResponse checkAll(RegistryCall call) {
        return check(call, subjects.liveVersions(call.subject()));
    }

    private CompatibilityCheckResponse checkOne(RegistryCall call) {
        return check(call, List.of(subjects.version(call.subject(), call.version(), false)));
    }

    private CompatibilityCheckResponse check(RegistryCall call, List<StoredSchema> earlier) {
        RegisterSchemaRequest request = call.body(RegisterSchemaRequest.class);
        ParsedSchema schema = parser.parse(call.subject(), request, call.is("normalize"));
        List<String> faults = compatibility.faults(call.subject(), schema, earlier);
        CompatibilityCheckResponse answer = new CompatibilityCheckResponse();
        answer.setIsCompatible(faults.isEmpty());
        if (call.is("verbose")) {
            answer.setMessages(faults);
        }
        return answer;
    }
}
