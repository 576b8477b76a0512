package io.cxpulse.serve;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns everything a handler may throw into a problem; what nobody expected is logged and told without its trace. */
final class RequestErrors {

    private static final Logger LOG = LoggerFactory.getLogger(RequestErrors.class);

    private static final Problem UNEXPECTED = Problem.of(
            Problem.Kind.INTERNAL_ERROR, "The server failed to answer; its log says why. The request may be repeated.");

    private RequestErrors() {}

    static void register(RoutesConfig routes) {
        routes.exception(ProblemException.class, (e, context) -> write(e.problem(), context));
        routes.exception(
                StoreUnavailableException.class,
                (e, context) -> write(Problem.unavailable(e.detail(), e.retryAfter()), context));
        routes.exception(HttpResponseException.class, (e, context) -> write(problem(e, context), context));
        routes.exception(Exception.class, (e, context) -> {
            LOG.error("{} {} failed", context.method(), instance(context), e);
            write(UNEXPECTED, context);
        });
    }

    /** Answers after a {@link java.lang.Error}, which Javalin hands over without the request. */
    static void onError(HttpServletResponse response, Error error) {
        LOG.error("a request failed", error);
        try {
            response.setStatus(UNEXPECTED.kind().status());
            response.setContentType(ProblemJson.MEDIA_TYPE);
            response.getOutputStream().write(ProblemJson.write(UNEXPECTED, ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Problem problem, Context context) {
        problem.headers().forEach(context::header);
        context.status(problem.kind().status())
                .contentType(ProblemJson.MEDIA_TYPE)
                .result(ProblemJson.write(problem, instance(context)));
    }

    private static Problem problem(HttpResponseException e, Context context) {
        return switch (e.getStatus()) {
            case 404 ->
                Problem.of(
                        Problem.Kind.UNKNOWN_PATH,
                        "There is nothing here; " + Route.OPENAPI.path() + " lists what there is.");
            case 405 -> Problem.methodNotAllowed(context.method().name());
            default -> {
                LOG.error("{} {} failed", context.method(), instance(context), e);
                yield UNEXPECTED;
            }
        };
    }

    private static String instance(Context context) {
        return context.req().getRequestURI();
    }
}
