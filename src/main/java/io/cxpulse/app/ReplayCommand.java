package io.cxpulse.app;

import io.cxpulse.simulate.DeliveryFailed;
import io.cxpulse.simulate.EventSink;
import io.cxpulse.simulate.KafkaEventSink;
import io.cxpulse.simulate.Mapping;
import io.cxpulse.simulate.Pacer;
import io.cxpulse.simulate.Replay;
import io.cxpulse.simulate.ReplayProgress;
import io.cxpulse.simulate.ReplaySummary;
import io.cxpulse.simulate.SourceFile;
import io.cxpulse.simulate.Sources;
import io.cxpulse.simulate.StopSignal;
import io.cxpulse.simulate.UsageProblem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pulse replay}: files in, events out. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Maps the rows of CSV or JSON Lines files to events and produces them.",
        footer = {
            "",
            "Examples:",
            "  pulse replay --source sfo-survey --set year=2017 topology/samples/airport-survey.csv",
            "  pulse replay --source interactions --speed 60 topology/samples/interactions.jsonl",
            "  pulse replay --source servicenow-audit topology/samples/servicenow-audit.csv",
            "",
            "Exit codes: 0 all files replayed, 1 failure, 2 usage, 130 stopped by Ctrl-C."
        })
public final class ReplayCommand implements Callable<Integer> {

    private static final int STOPPED = 130;
    private static final long MOST_SORT_MEMORY = 64L << 20;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--source",
            required = true,
            paramLabel = "NAME",
            description = "Mapping to use: a shipped one by name, or the path of a .jslt file.")
    private String source = "";

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Parameter of the mapping; repeat for several.")
    private List<String> set = new ArrayList<>();

    @Option(
            names = "--speed",
            paramLabel = "N|max",
            defaultValue = "max",
            description = "N times real time by the events' own times, or without limit. Default: ${DEFAULT-VALUE}.")
    private String speed = "max";

    @Option(
            names = "--order",
            paramLabel = "time|file",
            defaultValue = "time",
            description = "Produce sorted by event time or as the files have it; what is read off states of cases then"
                    + " comes last, case by case. Default: ${DEFAULT-VALUE}.")
    private String order = "time";

    @Option(names = "--json", description = "Print the summary as one JSON object.")
    private boolean json;

    @Mixin
    private ReplayTarget target = new ReplayTarget();

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = ".csv, .jsonl or .ndjson, each also with .gz; replayed as one batch.")
    private List<Path> files = new ArrayList<>();

    private final SinkOpener opener;
    private final InstantSource clock;
    private final StopSignal stop;

    public ReplayCommand() {
        this(KafkaEventSink::open, Clock.systemUTC(), new StopSignal());
    }

    ReplayCommand(SinkOpener opener, InstantSource clock, StopSignal stop) {
        this.opener = opener;
        this.clock = clock;
        this.stop = stop;
    }

    @Override
    public Integer call() {
        QuietClients quiet = QuietClients.begin();
        try {
            return replay();
        } catch (UsageProblem e) {
            return fail(e, spec.exitCodeOnInvalidInput());
        } catch (DeliveryFailed | IOException e) {
            return fail(e, spec.exitCodeOnExecutionException());
        } finally {
            quiet.close();
        }
    }

    private int replay() throws UsageProblem, DeliveryFailed, IOException {
        Replay.Order chosen = order();
        Pacer pacer = new Pacer(speed(), clock, stop::sleep);
        Mapping mapping = Sources.mapping(source, parameters());
        List<SourceFile> sources = sourceFiles();
        ReplayTarget.Address address = target.address();
        StopOnShutdown hook = StopOnShutdown.install(stop);
        try (EventSink sink = opener.open(address.bootstrap(), address.avro())) {
            ReplaySummary summary = run(new Run(mapping, sink, pacer, sources, chosen));
            out().println(json ? ReplayReport.json(summary) : ReplayReport.text(summary));
            out().flush();
            return summary.complete() ? spec.exitCodeOnSuccess() : STOPPED;
        } finally {
            hook.remove();
        }
    }

    private record Run(Mapping mapping, EventSink sink, Pacer pacer, List<SourceFile> files, Replay.Order order) {}

    private ReplaySummary run(Run run) throws DeliveryFailed, IOException {
        if (!ProgressDisplay.isPossible()) {
            return run(run, ReplayProgress.NONE);
        }
        try (ProgressDisplay display = new ProgressDisplay(clock)) {
            return run(run, display);
        }
    }

    private ReplaySummary run(Run run, ReplayProgress progress) throws DeliveryFailed, IOException {
        RejectedRows rejected = new RejectedRows();
        long memory = Math.min(MOST_SORT_MEMORY, Runtime.getRuntime().maxMemory() / 8);
        Path scratch = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            return new Replay(
                            run.mapping(),
                            run.sink(),
                            new Replay.Surroundings(clock, run.pacer(), stop, progress, rejected, scratch, memory))
                    .run(run.files(), run.order());
        } finally {
            rejected.printTo(err());
        }
    }

    private Replay.Order order() throws UsageProblem {
        return switch (order) {
            case "time" -> Replay.Order.TIME;
            case "file" -> Replay.Order.FILE;
            default -> throw new UsageProblem("--order " + order + ": time or file is accepted");
        };
    }

    private double speed() throws UsageProblem {
        if (speed.equals("max")) {
            return Double.POSITIVE_INFINITY;
        }
        if (!speed.matches("[0-9]{1,9}(\\.[0-9]{1,9})?") || Double.parseDouble(speed) == 0) {
            throw new UsageProblem("--speed " + speed + ": a number above 0, or max, is accepted");
        }
        return Double.parseDouble(speed);
    }

    private Map<String, String> parameters() throws UsageProblem {
        Map<String, String> parameters = new TreeMap<>();
        for (String assignment : set) {
            int equals = assignment.indexOf('=');
            if (equals < 1) {
                throw new UsageProblem("--set " + assignment + ": KEY=VALUE is accepted");
            }
            parameters.put(assignment.substring(0, equals), assignment.substring(equals + 1));
        }
        return parameters;
    }

    private List<SourceFile> sourceFiles() throws UsageProblem {
        List<SourceFile> sources = new ArrayList<>();
        for (Path file : files) {
            sources.add(SourceFile.of(file));
        }
        return sources;
    }

    private int fail(Exception problem, int exitCode) {
        err().println("pulse replay: " + problem.getMessage());
        err().flush();
        return exitCode;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
