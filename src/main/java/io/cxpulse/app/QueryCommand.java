package io.cxpulse.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pulse query}: a metric from a running instance, as a table or as JSON. */
@Command(
        name = "query",
        mixinStandardHelpOptions = true,
        description = "Shows a metric, window by window, from a running instance.",
        footer = {
            "",
            "Examples:",
            "  pulse query nps",
            "  pulse query nps --by touchpoint --window day --json",
            "  pulse query csat_mean --segment touchpoint:G --window 1h --from 2017-05-05 --to 2017-05-06"
        })
public final class QueryCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "<metric>", description = "Id of a metric, e.g. nps or nps@1.")
    private String metric = "";

    @Option(
            names = "--segment",
            paramLabel = "<pairs>",
            description = "E.g. touchpoint:G,channel:3; default: the total.")
    private @Nullable String segment;

    @Option(names = "--by", paramLabel = "<dimensions>", description = "One series for each segment, e.g. touchpoint.")
    private @Nullable String by;

    @Option(
            names = "--window",
            paramLabel = "<label>",
            description = "5m, 1h, 24h, day, ... Default: ${DEFAULT-VALUE}.")
    private String window = "day";

    @Option(names = "--from", paramLabel = "<time>", description = "Instant or date. Default: all that is kept.")
    private String from = "earliest";

    @Option(names = "--to", paramLabel = "<time>", description = "Instant or date, exclusive. Default: all there is.")
    private @Nullable String to;

    @Option(names = "--step", paramLabel = "<duration>", description = "From one sliding window to the next, e.g. 1m.")
    private @Nullable String step;

    @Mixin
    private ApiOptions api = new ApiOptions();

    @Override
    public Integer call() throws InterruptedException {
        if (segment != null && by != null) {
            throw new ParameterException(spec.commandLine(), "--segment and --by exclude each other");
        }
        return api.answer(this::ask);
    }

    private void ask(ApiClient client) throws ApiFailure, InterruptedException {
        List<JsonNode> all = new ArrayList<>();
        for (String one : segments(client)) {
            all.add(client.metric(metric, "series", parameters(one)));
        }
        print(all);
    }

    /** The segments to show, in canonical text. */
    private List<String> segments(ApiClient client) throws ApiFailure, InterruptedException {
        if (by == null) {
            return List.of(segment == null ? "" : segment);
        }
        List<String> found = new ArrayList<>();
        client.metric(metric, "segments", Map.of("by", by)).path("segments").forEach(labels -> found.add(text(labels)));
        return found;
    }

    private static String text(JsonNode labels) {
        return labels.properties().stream()
                .map(pair ->
                        pair.getKey() + ":" + ApiClient.encode(pair.getValue().asText()))
                .collect(Collectors.joining(","));
    }

    private Map<String, String> parameters(String one) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("segment", one);
        parameters.put("window", window);
        parameters.put("from", from);
        Optional.ofNullable(to).ifPresent(time -> parameters.put("to", time));
        Optional.ofNullable(step).ifPresent(duration -> parameters.put("step", duration));
        return parameters;
    }

    private void print(List<JsonNode> all) {
        PrintWriter out = spec.commandLine().getOut();
        if (api.isJson()) {
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            answer.putArray("series").addAll(all);
            out.println(answer);
        } else if (all.isEmpty()) {
            out.println("no data");
        } else {
            printTables(all, out);
        }
        out.flush();
    }

    private static void printTables(List<JsonNode> all, PrintWriter out) {
        String separator = "";
        for (JsonNode series : all) {
            out.print(separator);
            new SeriesTable(series).print(out);
            separator = System.lineSeparator();
        }
    }
}
