package io.cxpulse.app;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options of the commands that ask the query API of a running instance. */
final class ApiOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--api", paramLabel = "<url>", description = "Query API of an instance that runs elsewhere.")
    private @Nullable URI api;

    @Option(names = "--data", paramLabel = "<directory>", description = "Data directory of the running instance.")
    private Path data = RunningInstance.defaultDirectory();

    @Option(names = "--json", description = "For machines, unrounded.")
    private boolean json;

    /** What a command asks of the API and prints. */
    interface Question {

        void ask(ApiClient client) throws ApiFailure, InterruptedException;
    }

    /** Data directory of the running instance. */
    Path data() {
        return data;
    }

    /** Whether an instance was named by the address of its API. */
    boolean isNamed() {
        return api != null;
    }

    /** Whether the answer is for machines. */
    boolean isJson() {
        return json;
    }

    /**
     * Asks, or says in one line why there is no answer.
     *
     * @return the exit code of the command
     * @throws ParameterException if the address given is none
     */
    int answer(Question question) throws InterruptedException {
        requireConsistent();
        try {
            question.ask(client());
            return CommandLine.ExitCode.OK;
        } catch (ApiFailure e) {
            spec.commandLine().getErr().println("pulse " + spec.name() + ": " + e.getMessage());
            return e.isCallersFault() ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
        }
    }

    private void requireConsistent() {
        if (api != null && (api.getHost() == null || !List.of("http", "https").contains(api.getScheme()))) {
            throw new ParameterException(
                    spec.commandLine(), "--api: '" + api + "' is not a URL such as http://127.0.0.1:8080");
        }
    }

    /** @throws ApiFailure if no instance runs */
    private ApiClient client() throws ApiFailure {
        return new ApiClient(api == null ? found() : api);
    }

    private URI found() throws ApiFailure {
        try {
            return RunningInstance.find(data)
                    .map(instance -> URI.create(instance.api()))
                    .orElseThrow(() -> ApiFailure.failed("no instance runs on the data directory " + data
                            + "; start one with 'pulse up', or name one with --data or --api"));
        } catch (UncheckedIOException e) {
            throw ApiFailure.failed(String.valueOf(e.getMessage()));
        }
    }
}
