package io.cxpulse.app;

import io.cxpulse.alert.RuleBook;
import io.cxpulse.config.RuleLoader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
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
            "'docs/alerts.md' says what the numbers mean. Exit codes: 0 the rules can be used, 1 no instance can be"
                    + " asked, 2 they cannot be used.",
            "",
            "Examples:",
            "  pulse rules check",
            "  pulse rules check my-alerts.yaml --metrics my-metrics.yaml --rate 20,200",
            "  pulse rules check my-alerts.yaml --observed",
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

    @Option(
            names = "--observed",
            description = "Delays at the rates of the last 7 days, of each rule's segments in a running instance.")
    private boolean observed;

    @Mixin
    private ApiOptions api = new ApiOptions();

    @Override
    public Integer call() throws InterruptedException {
        requireConsistent();
        RuleLoader loader = new RuleLoader(metrics.catalogue());
        RuleBook rules = file == null ? loader.loadShipped(RuleLoader.SHIPPED) : loader.load(file);
        String origin = file == null ? RuleLoader.SHIPPED : file.toString();
        if (observed) {
            return api.answer(client -> print(origin, rules, observedRates(rules, client)));
        }
        Map<String, RuleRates> given = new LinkedHashMap<>();
        rules.rules().forEach(rule -> given.put(rule.id(), RuleRates.given(rates)));
        print(origin, rules, given);
        return spec.exitCodeOnSuccess();
    }

    private static Map<String, RuleRates> observedRates(RuleBook rules, ApiClient client)
            throws ApiFailure, InterruptedException {
        Map<String, RuleRates> rates = new LinkedHashMap<>();
        ObservedRates.from(client).of(rules).forEach((id, segments) -> rates.put(id, RuleRates.of(segments)));
        return rates;
    }

    private void print(String origin, RuleBook rules, Map<String, RuleRates> rates) {
        PrintWriter out = spec.commandLine().getOut();
        if (api.isJson()) {
            out.println(RuleForecastJson.of(origin, rules, rates));
        } else {
            new RuleForecastText(rules, rates).print(origin, out);
        }
        out.flush();
    }

    private void requireConsistent() {
        if (observed && spec.commandLine().getParseResult().hasMatchedOption("--rate")) {
            throw new ParameterException(spec.commandLine(), "--observed and --rate exclude each other");
        }
        if (!observed && api.areGiven()) {
            throw new ParameterException(spec.commandLine(), "--api and --data name an instance for --observed");
        }
        rates.forEach(this::requireRate);
    }

    private void requireRate(double rate) {
        if (!(rate >= LEAST_RATE && rate <= MOST_RATE)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--rate " + rate + ": accepted are " + LEAST_RATE + " to 1000000 answers an hour");
        }
    }
}
