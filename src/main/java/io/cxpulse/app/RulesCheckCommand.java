package io.cxpulse.app;

import io.cxpulse.alert.RuleBook;
import io.cxpulse.config.RuleLoader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pulse rules check}: what the rules of a file promise, or all that is wrong with them. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Says of each rule how often it alerts for nothing at worst, how few answers can make it alert,"
                + " and how soon it sees a breach; or lists everything that is wrong with the file.",
        footer = {
            "",
            "'docs/alerts.md' says what the numbers mean. Exit codes: 0 the rules can be used, 2 they cannot.",
            "",
            "Examples:",
            "  pulse rules check",
            "  pulse rules check my-alerts.yaml --metrics my-metrics.yaml --rate 20,200",
            "  pulse rules check my-alerts.yaml --json"
        })
public final class RulesCheckCommand implements Callable<Integer> {

    private static final double LEAST_RATE = 0.01;
    private static final double MOST_RATE = 1_000_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "FILE",
            description = "Rules; those shipped with the product if absent.")
    private @Nullable Path file;

    @Mixin
    private MetricsOption metrics = new MetricsOption();

    @Option(
            names = "--rate",
            paramLabel = "N",
            split = ",",
            defaultValue = "5,50,500",
            description = "Answers an hour of one segment, for the delays. Default: ${DEFAULT-VALUE}.")
    private List<Double> rates = new ArrayList<>();

    @Option(names = "--json", description = "JSON for programs, in full precision.")
    private boolean json;

    @Override
    public Integer call() {
        rates.forEach(this::requireRate);
        RuleLoader loader = new RuleLoader(metrics.catalogue());
        RuleBook rules = file == null ? loader.loadShipped(RuleLoader.SHIPPED) : loader.load(file);
        String origin = file == null ? RuleLoader.SHIPPED : file.toString();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(RuleForecastJson.of(origin, rules, rates));
        } else {
            new RuleForecastText(rules, rates).print(origin, out);
        }
        out.flush();
        return spec.exitCodeOnSuccess();
    }

    private void requireRate(double rate) {
        if (!(rate >= LEAST_RATE && rate <= MOST_RATE)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--rate " + rate + ": accepted are " + LEAST_RATE + " to 1000000 answers an hour");
        }
    }
}
