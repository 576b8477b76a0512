package io.cxpulse.app;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionTimeoutException;

/**
 * {@code pulse}, or another main class, in a process of its own, with this one's classes. Close ends it the hard way if
 * it still runs.
 */
final class ServedProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Process process;
    private final Path out;
    private final Path err;

    private ServedProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** @param logs existing folder for what it prints */
    static ServedProcess start(Path logs, String... arguments) throws IOException {
        return start(logs, Pulse.class, arguments);
    }

    /** @param logs existing folder for what it prints */
    static ServedProcess start(Path logs, Class<?> main, String... arguments) throws IOException {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classes,
                main.getName()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(logs, "out-", ".txt");
        Path err = Files.createTempFile(logs, "err-", ".txt");
        return new ServedProcess(
                new ProcessBuilder(command)
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start(),
                out,
                err);
    }

    /** Waits until it has announced itself in its data directory and its pipeline runs. */
    RunningInstance awaitUp(Path data) {
        try {
            await().atMost(PATIENCE).until(() -> !process.isAlive() || isUp(data));
        } catch (ConditionTimeoutException e) {
            throw new IllegalStateException("not up: " + err(), e);
        }
        if (!process.isAlive()) {
            throw new IllegalStateException("ended with " + process.exitValue() + ": " + err());
        }
        return RunningInstance.find(data).orElseThrow();
    }

    private boolean isUp(Path data) throws IOException, InterruptedException {
        if (!out().contains("CX Pulse is up")) {
            return false;
        }
        return RunningInstance.find(data).isPresent()
                && Http.status(RunningInstance.find(data).orElseThrow().api() + "/readyz") == 200;
    }

    /**
     * Waits until it has printed the text.
     *
     * @throws IllegalStateException with what it complained of, if it ends before or takes too long
     */
    void awaitPrinted(String text) {
        try {
            await().atMost(PATIENCE).until(() -> !process.isAlive() || out().contains(text));
        } catch (ConditionTimeoutException e) {
            throw new IllegalStateException("has not printed '" + text + "': " + err(), e);
        }
        if (!process.isAlive()) {
            throw new IllegalStateException("ended with " + process.exitValue() + ": " + err());
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Sends it a signal that Java cannot send: {@code STOP} or {@code CONT}. */
    void signal(String name) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IllegalStateException("kill -" + name + " ended with " + exit);
        }
    }

    /** SIGKILL; returns when it is gone. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    /** The exit code, or an error if it does not end in time. */
    int awaitEnd(Duration longest) throws InterruptedException {
        if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("still running after " + longest + ": " + err());
        }
        return process.exitValue();
    }

    String out() {
        return read(out);
    }

    String err() {
        return read(err);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
