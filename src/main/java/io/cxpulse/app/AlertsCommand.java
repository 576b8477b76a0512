package io.cxpulse.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.cxpulse.alert.Alert;
import io.cxpulse.serve.AlertJson;
import io.cxpulse.serve.AlertSource;
import io.cxpulse.simulate.DeliveryFailed;
import io.cxpulse.simulate.StopSignal;
import io.cxpulse.simulate.UsageProblem;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code pulse alerts}: what fires now, what did before, and what comes. */
@Command(
        name = "alerts",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Shows the alerts that are active now; or, from the topic of all transitions, what happened to"
                + " alerts and what happens.",
        footer = {
            "",
            "Evidence is shown with what the rule needs to alert; 'docs/alerts.md' says what it means.",
            "",
            "Examples:",
            "  pulse alerts",
            "  pulse alerts --all --rule nps-by-touchpoint --segment touchpoint:G",
            "  pulse alerts --history --follow",
            "  pulse alerts --history --bootstrap broker:9092 --registry http://registry:8081",
            "",
            "Exit codes: 0 done, 1 failure, 2 usage; a signal ends it with 128 and its number."
        })
public final class AlertsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--all", description = "Also alerts that are over: resolved and retracted ones.")
    private boolean all;

    @Option(names = "--history", description = "Every transition that is kept, in the order of writing.")
    private boolean history;

    @Option(names = "--follow", description = "Every transition from now on, until Ctrl-C; after those of --history.")
    private boolean follow;

    @Mixin
    private AlertFilter filter = new AlertFilter();

    @Option(
            names = "--limit",
            paramLabel = "<count>",
            description = "Alerts to show at most, up to 1000; the others are counted. Default: 100.")
    private @Nullable Integer limit;

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            description = "Broker to read transitions from; with --registry. Default: the running embedded instance.")
    private @Nullable String bootstrap;

    @Option(names = "--registry", paramLabel = "URL", description = "Schema registry of that cluster.")
    private @Nullable String registry;

    @Mixin
    private ApiOptions api = new ApiOptions();

    private final StopSignal stop;

    public AlertsCommand() {
        this(new StopSignal());
    }

    AlertsCommand(StopSignal stop) {
        this.stop = stop;
    }

    @Override
    public Integer call() throws InterruptedException {
        requireConsistent();
        if (!history && !follow) {
            return api.answer(client -> print(client.alerts(parameters())));
        }
        // What the Kafka clients warn of again and again is reported once, in one line.
        QuietClients quiet = QuietClients.begin();
        StopOnShutdown hook = StopOnShutdown.install(stop);
        try {
            tell();
            return spec.exitCodeOnSuccess();
        } finally {
            hook.remove();
            quiet.close();
        }
    }

    private void requireConsistent() {
        boolean transitions = history || follow;
        require(!(transitions && all), "--all is of alerts, --history and --follow are of their transitions");
        require(!(transitions && limit != null), "--limit is of alerts, --history and --follow are not limited");
        require(
                !(transitions && api.isNamed()),
                "--history and --follow read the topic, not --api: give --bootstrap and --registry");
        require(
                transitions || (bootstrap == null && registry == null),
                "--bootstrap and --registry are for --history and --follow; for alerts, give --api");
        filter.require(spec.commandLine());
    }

    private void require(boolean condition, String message) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }

    private Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>(filter.parameters());
        if (all) {
            parameters.put("state", "firing,recovering,resolved,retracted");
        }
        if (limit != null) {
            parameters.put("limit", limit.toString());
        }
        return parameters;
    }

    private void print(JsonNode answer) {
        PrintWriter out = spec.commandLine().getOut();
        if (api.isJson()) {
            out.println(answer);
        } else {
            new AlertTable(answer, all ? "" : "active").print(out);
        }
        out.flush();
    }

    private void tell() {
        try (AlertLog log = AlertLog.open(source(), stop)) {
            if (history) {
                printPast(log.past().stream().filter(filter::accepts).toList());
            } else {
                log.skipPast();
            }
            if (follow) {
                log.follow(this::print, spec.commandLine().getErr());
            }
            complain(log.unreadable());
        }
    }

    private void printPast(List<Alert> past) {
        past.forEach(this::print);
        if (past.isEmpty() && !follow && !api.isJson()) {
            spec.commandLine().getOut().println("no transitions");
        }
    }

    private AlertSource source() {
        try {
            ReplayTarget.Address address = ReplayTarget.address(bootstrap, registry, false, api.data());
            return new AlertSource(address.bootstrap(), Map.of(), address.avro());
        } catch (UsageProblem e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
        } catch (DeliveryFailed e) {
            throw new UserError(String.valueOf(e.getMessage()), e);
        }
    }

    private void print(Alert alert) {
        if (filter.accepts(alert)) {
            PrintWriter out = spec.commandLine().getOut();
            JsonNode json = AlertJson.write(alert);
            out.println(api.isJson() ? json.toString() : AlertLine.of(json));
            out.flush();
        }
    }

    private void complain(long unreadable) {
        if (unreadable > 0) {
            spec.commandLine()
                    .getErr()
                    .println("pulse alerts: " + unreadable + (unreadable == 1 ? " record holds" : " records hold")
                            + " no alert and " + (unreadable == 1 ? "is" : "are") + " left out");
        }
    }
}
