package io.cxpulse.serve;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.util.JavalinBindException;
import java.util.function.Consumer;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** What both servers have in common: quiet start, strict routing, problems for every error, measured requests. */
final class HttpServer implements AutoCloseable {

    private static final int MAX_THREADS = 64;

    private final Javalin javalin;

    private HttpServer(Javalin javalin) {
        this.javalin = javalin;
    }

    /** @throws PortUnavailableException if the address cannot be listened on */
    static HttpServer start(String name, HttpAddress address, HttpMeters meters, Consumer<RoutesConfig> routes) {
        Javalin javalin = Javalin.create(config -> {
            configure(config, name);
            RequestErrors.register(config.routes);
            config.requestLogger.http(meters::record);
            config.routes.before(context ->
                    context.header("X-Content-Type-Options", "nosniff").header("Cache-Control", "no-store"));
            routes.accept(config.routes);
        });
        try {
            return new HttpServer(javalin.start(address.host(), address.port()));
        } catch (JavalinBindException e) {
            throw new PortUnavailableException(address, e);
        }
    }

    int port() {
        return javalin.port();
    }

    @Override
    public void close() {
        javalin.stop();
    }

    private static void configure(JavalinConfig config, String name) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.router.javaLangErrorHandler(RequestErrors::onError);
        QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS);
        threads.setName(name);
        config.jetty.threadPool = threads;
        config.jetty.modifyServer(server -> server.setErrorHandler(new ConnectionErrors()));
    }
}
