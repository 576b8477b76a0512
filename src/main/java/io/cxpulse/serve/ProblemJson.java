package io.cxpulse.serve;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes problems as {@code application/problem+json}. */
final class ProblemJson {

    static final String MEDIA_TYPE = "application/problem+json";

    private ProblemJson() {}

    /** @param instance path of the request the problem occurred in */
    static byte[] write(Problem problem, String instance) {
        ObjectNode json = Json.object()
                .put("type", problem.kind().type())
                .put("title", problem.kind().title())
                .put("status", problem.kind().status())
                .put("detail", problem.detail())
                .put("instance", instance);
        if (problem.parameter() != null) {
            json.put("parameter", problem.parameter());
        }
        if (!problem.accepted().isEmpty()) {
            problem.accepted().forEach(json.putArray("accepted")::add);
        }
        return Json.bytes(json);
    }
}
