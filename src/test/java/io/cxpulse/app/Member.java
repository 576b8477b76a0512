package io.cxpulse.app;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of several instances of the application, {@code pulse run} as a process with state stores of its own. It can be
 * ended, held and started again; close ends it the hard way.
 */
final class Member implements AutoCloseable {

    /** Stream threads of each. */
    static final int THREADS = 1;

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String UP = "CX Pulse runs against ";
    private static final Pattern API = Pattern.compile(" {2}API +(http://[^/\\s]+)");
    private static final Pattern ADMIN = Pattern.compile(" {2}metrics +(http://[^/\\s]+)");

    private final Path folder;
    private final List<String> command;
    private ServedProcess process;

    private Member(Path folder, List<String> command) throws IOException {
        this.folder = folder;
        this.command = command;
        this.process = ServedProcess.start(folder, command.toArray(String[]::new));
    }

    /**
     * Starts it; {@link #awaitUp} waits for it.
     *
     * @param parent existing folder
     * @param name of the member, and of its folder
     * @param settings {@code key=value} each, beyond those of all members
     */
    static Member start(Path parent, String name, String bootstrap, String registry, String... settings)
            throws IOException {
        return start(parent, name, List.of(), bootstrap, registry, settings);
    }

    /** @param options further ones of the command */
    static Member start(
            Path parent, String name, List<String> options, String bootstrap, String registry, String... settings)
            throws IOException {
        Path folder = Files.createDirectories(parent.resolve(name));
        List<String> command = new ArrayList<>(List.of("run", "--bootstrap", bootstrap, "--registry", registry));
        command.addAll(options);
        List<String> assignments = new ArrayList<>(List.of(
                "state.dir=" + folder.resolve("état"),
                "threads=" + THREADS,
                "topics.partitions=2",
                "topics.replication-factor=1",
                "idle.timeout=1s",
                "publish.interval=500ms",
                "api.port=0",
                "admin.port=0",
                "kafka.session.timeout.ms=6000",
                "kafka.heartbeat.interval.ms=1000"));
        assignments.addAll(List.of(settings));
        assignments.forEach(assignment -> command.addAll(List.of("--set", assignment)));
        return new Member(folder, List.copyOf(command));
    }

    /** Waits until its pipeline has run for the first time. */
    void awaitUp() {
        process.awaitPrinted(UP);
    }

    /** Waits until it is ready. */
    void awaitReady() {
        awaitUp();
        await("ready: " + folder)
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> Http.status(admin() + "/readyz") == 200);
    }

    /** Starts it again after it has ended, on the state it has left. */
    void startAgain() throws IOException {
        process = ServedProcess.start(folder, command.toArray(String[]::new));
    }

    /** SIGKILL. */
    void kill() {
        process.kill();
    }

    /** SIGTERM; returns when it has closed its stores. */
    void stop() throws InterruptedException {
        process.terminate();
        process.awaitEnd(Duration.ofSeconds(40));
    }

    /** Takes every processor from it, as a long pause of the machine would. */
    void freeze() throws IOException, InterruptedException {
        process.signal("STOP");
    }

    void thaw() throws IOException, InterruptedException {
        process.signal("CONT");
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Base URL of the query API; a new one after every start. */
    String api() {
        return address(API);
    }

    /** Base URL of health and meters. */
    String admin() {
        return address(ADMIN);
    }

    private String address(Pattern pattern) {
        Matcher matcher = pattern.matcher(process.out());
        if (!matcher.find()) {
            throw new IllegalStateException("not up: " + process.err());
        }
        return matcher.group(1);
    }

    /** The sum of all series of a meter, 0 if there are none. */
    double meter(String name) throws IOException, InterruptedException {
        return Http.get(admin() + "/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** Directory of the tasks' state. */
    Path tasks() {
        return folder.resolve("état").resolve(RunningPulse.APPLICATION);
    }

    /** What it has logged since it was started last. */
    String err() {
        return process.err();
    }

    @Override
    public String toString() {
        return folder.getFileName().toString();
    }

    @Override
    public void close() {
        process.close();
    }
}
