package io.cxpulse.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pulse case}: the history of a case from a running instance, for people or as JSON. */
@Command(
        name = "case",
        mixinStandardHelpOptions = true,
        description = "Shows the history of a case, what each event changed, and its clocks so far.",
        footer = {
            "",
            "Facts that an event brought begin with +, those it took away with -. 'docs/cases.md' defines them.",
            "",
            "Examples:",
            "  pulse case INC0000045",
            "  pulse case INC0000045 --as-of 2016-03-04T12:00:00Z",
            "  pulse case 'Fälle/45 %%' --json"
        })
public final class CaseCommand implements Callable<Integer> {

    private final InstantSource clock;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "<id>", description = "Id of the case.")
    private String caseId = "";

    @Option(
            names = "--as-of",
            paramLabel = "<time>",
            description = "Instant or date, inclusive: the case as it was then. Default: all there is.")
    private @Nullable String asOf;

    @Mixin
    private ApiOptions api = new ApiOptions();

    public CaseCommand() {
        this(InstantSource.system());
    }

    /** @param clock tells how long something has lasted so far, unless a time is given */
    CaseCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (caseId.isBlank()) {
            throw new ParameterException(spec.commandLine(), "the id of the case is blank");
        }
        return api.answer(client -> print(client.caseHistory(caseId, asOf)));
    }

    private void print(JsonNode history) {
        PrintWriter out = spec.commandLine().getOut();
        if (api.isJson()) {
            out.println(history);
        } else {
            new CaseText(history, clock.instant()).print(out);
        }
        out.flush();
    }
}
