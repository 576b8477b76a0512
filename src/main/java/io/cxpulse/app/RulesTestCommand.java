package io.cxpulse.app;

import io.cxpulse.config.InvalidDefinition;
import io.cxpulse.config.ScenarioDefinition;
import io.cxpulse.config.ScenarioLoader;
import io.cxpulse.metric.MetricCatalogue;
import io.cxpulse.scenario.Comparison;
import io.cxpulse.scenario.EvaluatorRun;
import io.cxpulse.scenario.Transition;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pulse rules test}: whether rules do in a story what was expected of them. */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = "Plays stories to the rules they name, and says where the alerts differ from what was expected.",
        footer = {
            "",
            "'docs/scenarios.md' says how to write one. Exit codes: 0 all as expected, 1 some are not, 2 a file cannot be"
                    + " used.",
            "",
            "Examples:",
            "  pulse rules test",
            "  pulse rules test my-scenarios/*.yaml",
            "  pulse rules test night.yaml --metrics my-metrics.yaml --json"
        })
public final class RulesTestCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description = "Scenarios; those shipped with the product if absent.")
    private List<Path> files = new ArrayList<>();

    @Mixin
    private MetricsOption metrics = new MetricsOption();

    @Option(names = "--json", description = "JSON for programs.")
    private boolean json;

    /**
     * A scenario, and what came of it.
     *
     * @param came steps of all alerts
     */
    record Result(
            String origin,
            ScenarioDefinition scenario,
            List<Transition> came,
            List<Comparison.Difference> differences) {

        boolean isAsExpected() {
            return differences.isEmpty();
        }
    }

    /** A scenario that was read. */
    private record Named(String origin, ScenarioDefinition scenario) {}

    @Override
    public Integer call() {
        MetricCatalogue catalogue = metrics.catalogue();
        List<InvalidDefinition> faults = new ArrayList<>();
        List<Named> scenarios = read(new ScenarioLoader(catalogue), faults);
        if (!faults.isEmpty()) {
            String name = spec.qualifiedName() + ": ";
            faults.forEach(fault -> spec.commandLine().getErr().println(name + fault.getMessage()));
            return CommandLine.ExitCode.USAGE;
        }
        List<Result> results =
                scenarios.stream().map(one -> play(one, catalogue)).toList();
        print(results);
        return results.stream().allMatch(Result::isAsExpected)
                ? CommandLine.ExitCode.OK
                : CommandLine.ExitCode.SOFTWARE;
    }

    private List<Named> read(ScenarioLoader loader, List<InvalidDefinition> faults) {
        List<Named> read = new ArrayList<>();
        if (files.isEmpty()) {
            ScenarioLoader.SHIPPED.forEach(name -> read(name, () -> loader.loadShipped(name), read, faults));
        }
        files.forEach(file -> read(file.toString(), () -> loader.load(file), read, faults));
        return read;
    }

    private static void read(
            String origin, Supplier<ScenarioDefinition> loader, List<Named> read, List<InvalidDefinition> faults) {
        try {
            read.add(new Named(origin, loader.get()));
        } catch (InvalidDefinition fault) {
            faults.add(fault);
        }
    }

    private static Result play(Named named, MetricCatalogue catalogue) {
        List<Transition> came = EvaluatorRun.play(named.scenario, catalogue);
        return new Result(named.origin, named.scenario, came, Comparison.of(named.scenario, came));
    }

    private void print(List<Result> results) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(ScenarioJson.of(results));
        } else {
            ScenarioText.print(results, out);
        }
        out.flush();
    }
}
