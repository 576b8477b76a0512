package io.cxpulse.app;

import io.cxpulse.config.DurationText;
import io.cxpulse.config.IncidentDefinition;
import io.cxpulse.config.SimulationDefinition;
import io.cxpulse.config.SimulationLoader;
import io.cxpulse.simulate.UsageProblem;
import io.cxpulse.simulate.company.Company;
import io.cxpulse.simulate.company.Plan;
import io.cxpulse.simulate.company.Span;
import io.cxpulse.simulate.company.Volume;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say what is simulated. */
final class SimulationOptions {

    private static final double MOST = 10_000;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Same seed and start, same bytes. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--backfill", paramLabel = "TIME", description = "Produce the past first, e.g. 7d.")
    private @Nullable String backfill;

    @Option(
            names = "--start",
            paramLabel = "INSTANT",
            description = "Beginning of the past, e.g. 2026-03-02T00:00:00Z; with --backfill its length is counted from"
                    + " there, else it reaches to now.")
    private @Nullable String start;

    @Option(names = "--live", description = "Go on as it happens, until stopped.")
    private boolean live;

    @Option(names = "--for", paramLabel = "TIME", description = "Go on as it happens for so long, e.g. 10m.")
    private @Nullable String duration;

    @Option(
            names = "--rate",
            paramLabel = "X",
            defaultValue = "1",
            description = "X times the usual volume. Default: ${DEFAULT-VALUE}.")
    private String rate = "1";

    @Option(
            names = "--live-rate",
            paramLabel = "X",
            description = "The same for the live part. Default: that of --rate.")
    private @Nullable String liveRate;

    @Option(names = "--steady", description = "Live has the volume of the mean hour, at night too.")
    private boolean steady;

    @Option(
            names = "--incident",
            paramLabel = "NAME[@OFFSET]",
            description =
                    "Something goes wrong, OFFSET after live begins, e.g. release@30s, or before, e.g. silence@-5h;"
                            + " repeat for several.")
    private List<String> incidents = new ArrayList<>();

    @Option(
            names = "--company",
            paramLabel = "FILE",
            description = "Volume, zone and incidents; those shipped with the product if absent.")
    private @Nullable Path company;

    SimulationDefinition definition() {
        SimulationLoader loader = new SimulationLoader(Company.segments());
        return company == null ? loader.loadShipped() : loader.load(company);
    }

    /** Whether it never ends by itself. */
    boolean isEndless() {
        return live && duration == null;
    }

    /** @param now by the wall clock */
    Plan plan(Instant now) throws UsageProblem {
        SimulationDefinition known = definition();
        return new Plan(known, seed, span(now.truncatedTo(ChronoUnit.MILLIS)), volume(), scripted(known));
    }

    private Span span(Instant now) throws UsageProblem {
        boolean goesOn = live || duration != null;
        if (!goesOn && backfill == null && start == null) {
            throw new UsageProblem("nothing to do: give --backfill, --start, --live or --for, or several of them");
        }
        Duration length = backfill == null ? null : duration("--backfill", backfill);
        if (start != null && length != null) {
            return fixed(instant(start), length, now, goesOn);
        }
        Instant begin = start != null ? instant(start) : length == null ? now : now.minus(length);
        if (begin.isAfter(now)) {
            throw new UsageProblem("--start " + start + ": lies in the future; accepted is the past");
        }
        return new Span(begin, now, end(now, goesOn));
    }

    private @Nullable Instant end(Instant now, boolean goesOn) throws UsageProblem {
        if (duration != null) {
            return now.plus(duration("--for", duration));
        }
        return goesOn ? null : now;
    }

    private Span fixed(Instant begin, Duration length, Instant now, boolean goesOn) throws UsageProblem {
        Instant end = begin.plus(length);
        if (goesOn) {
            throw new UsageProblem("--start with --backfill ends at a time of its own: live goes on from now, so give"
                    + " one of the two beside --live and --for");
        }
        if (end.isAfter(now)) {
            throw new UsageProblem("--start " + start + " --backfill " + backfill + ": ends at " + end
                    + ", in the future; accepted is the past");
        }
        return new Span(begin, end, end);
    }

    private Volume volume() throws UsageProblem {
        double past = number("--rate", rate);
        return new Volume(past, liveRate == null ? past : number("--live-rate", liveRate), steady);
    }

    private List<Plan.ScriptedIncident> scripted(SimulationDefinition known) throws UsageProblem {
        List<Plan.ScriptedIncident> scripted = new ArrayList<>();
        for (String text : incidents) {
            int at = text.indexOf('@');
            String name = at < 0 ? text : text.substring(0, at);
            IncidentDefinition definition = known.incident(name)
                    .orElseThrow(() -> new UsageProblem("--incident " + text + ": unknown; accepted are "
                            + known.incidents().stream()
                                    .map(IncidentDefinition::name)
                                    .collect(Collectors.joining(", "))));
            scripted.add(new Plan.ScriptedIncident(
                    definition, at < 0 ? definition.starts() : offset(text, text.substring(at + 1))));
        }
        return scripted;
    }

    private static Duration offset(String text, String offset) throws UsageProblem {
        boolean before = offset.startsWith("-");
        Duration duration = duration("--incident " + text, before ? offset.substring(1) : offset);
        return before ? duration.negated() : duration;
    }

    private static Duration duration(String option, String text) throws UsageProblem {
        return DurationText.parse(text)
                .filter(duration -> duration.compareTo(Duration.ofDays(800)) <= 0)
                .orElseThrow(() -> new UsageProblem(
                        option + " " + text + ": accepted is " + DurationText.ACCEPTED + ", at most 800d"));
    }

    private static Instant instant(String text) throws UsageProblem {
        try {
            return Instant.parse(text).truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException e) {
            throw new UsageProblem("--start " + text + ": accepted is a time such as 2026-03-02T00:00:00Z");
        }
    }

    private static double number(String option, String text) throws UsageProblem {
        double value = text.matches("[0-9]{1,5}(\\.[0-9]{1,9})?") ? Double.parseDouble(text) : 0;
        if (value <= 0 || value > MOST) {
            throw new UsageProblem(option + " " + text + ": accepted is a number above 0, at most 10000");
        }
        return value;
    }
}
