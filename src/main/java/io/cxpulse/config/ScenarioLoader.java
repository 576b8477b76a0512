package io.cxpulse.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.cxpulse.alert.RuleBook;
import io.cxpulse.metric.MetricCatalogue;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads what rules are to make of a story; {@code docs/scenarios.md} describes the format. All problems of a file, and of
 * the rules it names, are found in one reading.
 */
public final class ScenarioLoader {

    /** The scenarios shipped with the product, on the class path. */
    public static final List<String> SHIPPED = Stream.of(
                    "amended-answers",
                    "breach-that-lasts",
                    "breach-that-passes",
                    "burst-at-the-threshold",
                    "flapping-segment",
                    "late-promoters",
                    "lost-recovery",
                    "real-drop",
                    "recovery-and-return",
                    "retracted-answers",
                    "shipped-rules",
                    "silence",
                    "slow-replies",
                    "small-sample")
            .map(name -> "topology/scenarios/" + name + ".yaml")
            .toList();

    private static final String SHIPPED_RULES = "shipped";

    private static final List<String> REQUIRED = List.of("version", "description", "rules", "events", "expect");

    private static final List<String> OPTIONAL = List.of("start", "defaults", "until", "exhaustive");

    /** A Monday. */
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    /** Events before it are implausible, and none may lie in a future that no calendar has. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2999-12-31T00:00:00Z");

    private final MetricCatalogue catalogue;
    private final RuleLoader rules;

    /** @param catalogue the metrics that may be observed and watched */
    public ScenarioLoader(MetricCatalogue catalogue) {
        this.catalogue = catalogue;
        this.rules = new RuleLoader(catalogue);
    }

    /** @throws InvalidDefinition with every problem of the file, or the one that keeps it from being read */
    public ScenarioDefinition load(Path file) {
        Path folder = Optional.ofNullable(file.getParent()).orElse(Path.of(""));
        return parse(file.toString(), DefinitionFile.read(file), folder);
    }

    /**
     * @param name one of {@link #SHIPPED}
     * @throws InvalidDefinition if the catalogue lacks what it observes or watches
     */
    public ScenarioDefinition loadShipped(String name) {
        return parse(name, DefinitionFile.readShipped(name), Path.of(""));
    }

    /**
     * @param origin name of the file, for messages
     * @param folder that files of rules are looked for in
     * @throws InvalidDefinition with every problem of the text
     */
    public ScenarioDefinition parse(String origin, String text, Path folder) {
        JsonNode document = YamlText.parse(origin, text);
        List<Problem> problems = new ArrayList<>();
        Optional<ScenarioDefinition> scenario = scenario(Place.root(document, problems), folder, problems);
        if (!problems.isEmpty()) {
            throw new InvalidDefinition(origin, problems);
        }
        return scenario.orElseThrow();
    }

    private Optional<ScenarioDefinition> scenario(Place root, Path folder, List<Problem> problems) {
        Fields fields = root.fields(REQUIRED, OPTIONAL);
        fields.read("version", RuleLoader::version);
        Optional<String> description = fields.read("description", MetricReader::sentence);
        RuleBook book = rules(fields, folder, problems);
        Instant start = fields.read("start", ScenarioLoader::start).orElse(START);
        StoryReader story = new StoryReader(catalogue, start);
        List<ScenarioEvent> events = fields.read("events", story::events).orElse(List.of());
        Instant end =
                fields.read("until", place -> until(place, start, story.end())).orElse(story.end());
        ExpectationReader expectations = new ExpectationReader(book, start);
        List<ExpectedTransition> expected =
                fields.read("expect", expectations::transitions).orElse(List.of());
        boolean exhaustive = fields.read("exhaustive", ScenarioLoader::flag).orElse(true);
        return description.map(text -> new ScenarioDefinition(text, book, start, events, end, expected, exhaustive));
    }

    /** The rules that stand here, or those of the file that is named. */
    private RuleBook rules(Fields fields, Path folder, List<Problem> problems) {
        Optional<Place> named = fields.read("rules", Optional::of).filter(Place::isText);
        if (named.isEmpty()) {
            return rules.rules(fields);
        }
        fields.read("defaults", place -> {
            place.refuse("accepted beside rules that stand here; those of a file have their own");
            return Optional.empty();
        });
        return named.get()
                .readText("accepted is a list of rules, a file of them, or " + SHIPPED_RULES, ScenarioLoader::path)
                .map(name -> named(name, folder, problems))
                .orElse(RuleBook.NONE);
    }

    private RuleBook named(Path name, Path folder, List<Problem> problems) {
        try {
            return name.toString().equals(SHIPPED_RULES)
                    ? rules.loadShipped(RuleLoader.SHIPPED)
                    : rules.load(folder.resolve(name));
        } catch (InvalidDefinition e) {
            e.problems().stream()
                    .map(problem -> new Problem(
                            "rules(" + e.origin() + ")." + problem.path(), problem.found(), problem.accepted()))
                    .forEach(problems::add);
            return RuleBook.NONE;
        }
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text)).filter(path -> !text.isBlank());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> start(Place place) {
        return place.readText(
                "accepted is a whole minute in UTC from " + EARLIEST + " to " + LATEST + ", e.g. " + START,
                ScenarioLoader::minute);
    }

    private static Optional<Instant> minute(String text) {
        try {
            return Optional.of(Instant.parse(text))
                    .filter(time -> time.equals(time.truncatedTo(ChronoUnit.MINUTES))
                            && !time.isBefore(EARLIEST)
                            && !time.isAfter(LATEST));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> until(Place place, Instant start, Instant last) {
        return SeriesReader.offset(place, Duration.between(start, last)).map(start::plus);
    }

    private static Optional<Boolean> flag(Place place) {
        return place.read(
                "accepted are true and false",
                node -> node.isBoolean() ? Optional.of(node.booleanValue()) : Optional.empty());
    }
}
