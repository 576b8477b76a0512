package io.cxpulse.serve;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The query parameters of one request: only known ones, each at most once. */
final class QueryParameters {

    /** Characters of a query string, still encoded. */
    static final int MAX_QUERY_LENGTH = 7_000;

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");

    private final Map<String, String> values;

    private QueryParameters(Map<String, String> values) {
        this.values = values;
    }

    /** @throws ProblemException if the query is malformed, too long, or holds a parameter the route does not accept */
    static QueryParameters of(Context context, Route route) {
        Map<String, String> values = new TreeMap<>();
        decode(context).forEach((name, all) -> {
            if (!route.parameters().contains(name)) {
                throw unknown(name, route.parameters());
            }
            if (all.size() > 1) {
                throw Problem.invalidParameter(name, "Parameter '" + name + "' stands more than once.", List.of())
                        .exception();
            }
            if (all.isEmpty()) {
                throw notEncoded();
            }
            values.put(name, all.get(0));
        });
        return new QueryParameters(values);
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
    }

    /**
     * The parameter {@code limit}, a whole number.
     *
     * @throws ProblemException if it is none from 1 to {@code max}
     */
    Optional<Integer> limit(int max) {
        return get("limit").map(text -> limit(text, max));
    }

    private static int limit(String text, int max) {
        return Optional.of(text)
                .filter(digits -> DIGITS.matcher(digits).matches())
                .map(Integer::parseInt)
                .filter(limit -> limit >= 1 && limit <= max)
                .orElseThrow(() -> {
                    List<String> accepted = List.of("a whole number from 1 to " + max);
                    String detail =
                            "Parameter 'limit': '" + text + "' is out of range; accepted: " + accepted.get(0) + ".";
                    return Problem.invalidParameter("limit", detail, accepted).exception();
                });
    }

    private static Map<String, List<String>> decode(Context context) {
        String query = context.queryString();
        if (query != null && query.length() > MAX_QUERY_LENGTH) {
            throw Problem.of(
                            Problem.Kind.QUERY_TOO_LONG,
                            "The query has " + query.length() + " characters; at most " + MAX_QUERY_LENGTH
                                    + " are accepted.")
                    .exception();
        }
        try {
            return new TreeMap<>(context.queryParamMap());
        } catch (IllegalArgumentException e) {
            throw notEncoded();
        }
    }

    private static ProblemException notEncoded() {
        return Problem.of(Problem.Kind.BAD_REQUEST, "The query is not percent-encoded UTF-8; a plain % is written %25.")
                .exception();
    }

    private static ProblemException unknown(String name, List<String> accepted) {
        String detail = "There is no parameter '" + name + "' here; accepted "
                + (accepted.isEmpty() ? "is none." : "are " + String.join(", ", accepted) + ".");
        return Problem.invalidParameter(name, detail, accepted).exception();
    }
}
