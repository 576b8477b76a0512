package io.cxpulse.app;

import io.cxpulse.simulate.AnswerGenerator;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pulse generate-answers}: a file of made-up answers for load tests. */
@Command(
        name = "generate-answers",
        hidden = true,
        mixinStandardHelpOptions = true,
        description = "Writes made-up survey answers as JSON Lines for `pulse replay --source surveys`.")
public final class GenerateAnswersCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--count", required = true, paramLabel = "N", description = "How many answers.")
    private long count;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Same seed, same bytes. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "File to write, .jsonl or .jsonl.gz; overwritten.")
    private Path out = Path.of("");

    @Override
    public Integer call() {
        if (count < 0) {
            return fail("--count " + count + ": 0 or more is accepted", spec.exitCodeOnInvalidInput());
        }
        try (OutputStream stream = open()) {
            new AnswerGenerator(count, seed).writeTo(stream);
            return spec.exitCodeOnSuccess();
        } catch (IOException e) {
            return fail("cannot write " + out + ": " + e.getMessage(), spec.exitCodeOnExecutionException());
        }
    }

    private OutputStream open() throws IOException {
        OutputStream file = new BufferedOutputStream(Files.newOutputStream(out), 1 << 16);
        return out.toString().endsWith(".gz") ? new GZIPOutputStream(file, 1 << 16) : file;
    }

    private int fail(String message, int exitCode) {
        spec.commandLine().getErr().println("pulse generate-answers: " + message);
        return exitCode;
    }
}
