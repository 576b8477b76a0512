package io.cxpulse.config;

import java.util.List;
import java.util.stream.Collectors;

/** A definition file, or the settings of an instance, cannot be used; holds everything that is wrong with it. */
public final class InvalidDefinition extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String origin;

    @SuppressWarnings("serial") // always an immutable list of records; the exception is never serialized
    private final List<Problem> problems;

    /**
     * @param origin the file, or other place, in which the problems are
     * @param problems at least one
     */
    public InvalidDefinition(String origin, List<Problem> problems) {
        super(message(origin, problems));
        this.origin = origin;
        this.problems = List.copyOf(problems);
    }

    InvalidDefinition(String origin, Problem problem) {
        this(origin, List.of(problem));
    }

    public String origin() {
        return origin;
    }

    /** In the order in which they stand in the file. */
    public List<Problem> problems() {
        return problems;
    }

    private static String message(String origin, List<Problem> problems) {
        return problems.size() == 1
                ? origin + ": " + problems.get(0)
                : problems.stream()
                        .map(problem -> "\n  " + problem)
                        .collect(Collectors.joining("", origin + ": " + problems.size() + " problems", ""));
    }
}
