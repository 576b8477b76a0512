package io.cxpulse.serve;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Answers requests that never reach a route, because they are no valid HTTP, with a problem as well. */
final class ConnectionErrors extends ErrorHandler {

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        Problem problem = Problem.of(kind(code), message == null ? "The request cannot be read." : message);
        response.setStatus(problem.kind().status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, ProblemJson.MEDIA_TYPE);
        String instance = request.getHttpURI().getPath();
        byte[] body = ProblemJson.write(problem, instance == null ? "" : instance);
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    private static Problem.Kind kind(int code) {
        return switch (code) {
            case 414 -> Problem.Kind.QUERY_TOO_LONG;
            case 431 -> Problem.Kind.HEADERS_TOO_LARGE;
            default -> code >= 500 ? Problem.Kind.INTERNAL_ERROR : Problem.Kind.BAD_REQUEST;
        };
    }
}
