package io.cxpulse.embedded;

import io.javalin.http.Context;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One request: the parts of its path, its query and its body, each checked where it is taken. */
final class RegistryCall {

    static final int BODY_LIMIT_BYTES = 1 << 20;

    private final Context context;
    private final byte[] json;

    private RegistryCall(Context context, byte[] json) {
        this.context = context;
        this.json = json;
    }

    /** Reads the whole body, so that a slow client keeps nobody waiting but itself. */
    static RegistryCall read(Context context) throws IOException {
        byte[] json = context.bodyInputStream().readNBytes(BODY_LIMIT_BYTES + 1);
        if (json.length > BODY_LIMIT_BYTES) {
            throw RegistryException.tooLarge(BODY_LIMIT_BYTES);
        }
        return new RegistryCall(context, json);
    }

    String subject() {
        return context.pathParam("subject");
    }

    VersionSelector version() {
        return VersionSelector.of(context.pathParam("version"));
    }

    int id() {
        String id = context.pathParam("id");
        try {
            return Integer.parseInt(id);
        } catch (NumberFormatException e) {
            throw RegistryException.idNotFound(id);
        }
    }

    /** Whether a query parameter is {@code true}. */
    boolean is(String parameter) {
        return Boolean.parseBoolean(context.queryParam(parameter));
    }

    @Nullable
    String query(String parameter) {
        return context.queryParam(parameter);
    }

    /** @throws RegistryException 400 if the body is not JSON of that shape */
    <T> T body(Class<T> type) {
        try {
            return RegistryJson.read(json, type);
        } catch (IOException e) {
            throw RegistryException.malformedBody(firstLine(e));
        }
    }

    private static String firstLine(Exception failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
