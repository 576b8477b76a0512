package io.cxpulse.embedded;

import io.confluent.kafka.schemaregistry.client.rest.entities.ErrorMessage;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The registry's HTTP server: one request at a time, JSON in and out, every failure in Confluent's form. */
final class RegistryHttp {

    private static final Logger LOG = LoggerFactory.getLogger(RegistryHttp.class);
    private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";

    private final Object oneAtATime = new Object();

    /** What answers a request with something that is written as JSON. */
    interface Operation {

        Object answer(RegistryCall call);
    }

    /** An answer that is JSON already. */
    record RawJson(String text) {}

    /** The operations of the API, to be bound to their paths. */
    interface Routes {

        void bind(JavalinConfig config, RegistryHttp http);
    }

    /** @param port 0 for any free one */
    static Javalin start(int port, Routes routes) throws EmbeddedStartException {
        RegistryHttp http = new RegistryHttp();
        Javalin server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.startupWatcherEnabled = false;
            config.http.maxRequestSize = RegistryCall.BODY_LIMIT_BYTES;
            http.failures(config);
            routes.bind(config, http);
        });
        try {
            return server.start(LoopbackSockets.HOST, port);
        } catch (JavalinBindException e) {
            server.stop();
            throw EmbeddedStartException.portInUse("schema registry", port, e);
        }
    }

    Handler json(Operation operation) {
        return context -> {
            RegistryCall call = RegistryCall.read(context);
            synchronized (oneAtATime) {
                reply(context, 200, operation.answer(call));
            }
        };
    }

    private static void reply(Context context, int status, Object answer) {
        byte[] json = answer instanceof RawJson raw
                ? raw.text().getBytes(StandardCharsets.UTF_8)
                : RegistryJson.write(answer);
        context.status(status).result(json).contentType(CONTENT_TYPE);
    }

    private void failures(JavalinConfig config) {
        config.routes.exception(
                RegistryException.class, (e, context) -> fail(context, e.status(), e.errorCode(), e.getMessage()));
        config.routes.exception(
                HttpResponseException.class,
                (e, context) -> fail(context, e.getStatus(), e.getStatus(), e.getMessage()));
        config.routes.exception(Exception.class, (e, context) -> {
            LOG.error("{} {} failed", context.method(), context.path(), e);
            fail(context, 500, 500, "The registry failed; its log says why");
        });
    }

    private static void fail(Context context, int status, int errorCode, @Nullable String message) {
        reply(context, status, new ErrorMessage(errorCode, String.valueOf(message)));
    }
}
