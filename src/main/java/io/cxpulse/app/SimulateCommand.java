package io.cxpulse.app;

import io.cxpulse.simulate.DeliveryFailed;
import io.cxpulse.simulate.EventSink;
import io.cxpulse.simulate.KafkaEventSink;
import io.cxpulse.simulate.StopSignal;
import io.cxpulse.simulate.UsageProblem;
import io.cxpulse.simulate.company.Pace;
import io.cxpulse.simulate.company.Plan;
import io.cxpulse.simulate.company.Simulation;
import io.cxpulse.simulate.company.SimulationProgress;
import io.cxpulse.simulate.company.SimulationSummary;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pulse simulate}: a company that does not exist, in events. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Produces what happens in a company that does not exist: contacts, cases and survey answers.",
        footer = {
            "",
            "Examples:",
            "  pulse simulate --backfill 7d",
            "  pulse simulate --backfill 24h --live --incident release@30s",
            "  pulse simulate --start 2026-03-02T00:00:00Z --backfill 1d --dry-run",
            "",
            "Exit codes: 0 done, 1 failure, 2 usage; a signal ends it with 128 and its number, after the summary."
        })
public final class SimulateCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private SimulationOptions options = new SimulationOptions();

    @Option(names = "--list-incidents", description = "Print what can go wrong, and do nothing.")
    private boolean listIncidents;

    @Option(names = "--dry-run", description = "Count what would be produced, without a cluster and without waiting.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print the summary as one JSON object.")
    private boolean json;

    @Mixin
    private ReplayTarget target = new ReplayTarget();

    private final SinkOpener opener;
    private final InstantSource clock;
    private final StopSignal stop;

    public SimulateCommand() {
        this(KafkaEventSink::open, Clock.systemUTC(), new StopSignal());
    }

    SimulateCommand(SinkOpener opener, InstantSource clock, StopSignal stop) {
        this.opener = opener;
        this.clock = clock;
        this.stop = stop;
    }

    @Override
    public Integer call() {
        QuietClients quiet = QuietClients.begin();
        try {
            return simulate();
        } catch (UsageProblem e) {
            return fail(e, spec.exitCodeOnInvalidInput());
        } catch (DeliveryFailed e) {
            return fail(e, spec.exitCodeOnExecutionException());
        } finally {
            quiet.close();
        }
    }

    private int simulate() throws UsageProblem, DeliveryFailed {
        if (listIncidents) {
            print(
                    json
                            ? SimulationReport.incidentsJson(options.definition())
                            : SimulationReport.incidents(options.definition()));
            return spec.exitCodeOnSuccess();
        }
        Plan plan = options.plan(clock.instant());
        if (dryRun && options.isEndless()) {
            throw new UsageProblem("--dry-run --live has no end: give --for instead of --live");
        }
        if (dryRun) {
            report(run(plan, Pace.unlimited(), new NoSink()));
        } else {
            produce(plan);
        }
        return spec.exitCodeOnSuccess();
    }

    private void produce(Plan plan) throws UsageProblem, DeliveryFailed {
        ReplayTarget.Address address = target.address();
        StopOnShutdown hook = StopOnShutdown.install(stop);
        try (EventSink sink = opener.open(address.bootstrap(), address.avro())) {
            report(run(plan, Pace.live(clock, stop), sink));
        } finally {
            hook.remove();
        }
    }

    private SimulationSummary run(Plan plan, Pace pace, EventSink sink) throws DeliveryFailed {
        if (dryRun || !ProgressDisplay.isPossible()) {
            return run(plan, pace, sink, SimulationProgress.NONE);
        }
        try (SimulationDisplay display = new SimulationDisplay(plan.span(), err())) {
            return run(plan, pace, sink, display);
        }
    }

    private SimulationSummary run(Plan plan, Pace pace, EventSink sink, SimulationProgress progress)
            throws DeliveryFailed {
        return new Simulation(plan, new Simulation.Surroundings(clock, pace, stop, progress)).run(sink);
    }

    private void report(SimulationSummary summary) {
        print(json ? SimulationReport.json(summary) : SimulationReport.text(summary, dryRun));
    }

    private void print(String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(text);
        out.flush();
    }

    private int fail(Exception problem, int exitCode) {
        err().println("pulse simulate: " + problem.getMessage());
        err().flush();
        return exitCode;
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
