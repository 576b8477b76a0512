package io.cxpulse.grafana;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A program of the system. */
final class Program {

    private Program() {}

    /** What it ended with, and what it said. */
    record Run(int exit, String said) {}

    /** Where it is. Skips the calling test with a reason where it is missing. */
    static String find(String name, String debianPackage) {
        Optional<Path> program = Arrays.stream(
                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(
                program.isPresent(), "no " + name + " is on the PATH; Debian's package " + debianPackage + " has it");
        return program.orElseThrow().toString();
    }

    static Run promtool(String... arguments) throws IOException, InterruptedException {
        return run(find("promtool", "prometheus"), arguments);
    }

    static Run amtool(String... arguments) throws IOException, InterruptedException {
        return run(find("amtool", "prometheus-alertmanager"), arguments);
    }

    /** @param input what it reads */
    static Run promtoolReading(Path input, String... arguments) throws IOException, InterruptedException {
        return run(find("promtool", "prometheus"), input.toFile(), arguments);
    }

    private static Run run(String program, String... arguments) throws IOException, InterruptedException {
        return run(program, new File("/dev/null"), arguments);
    }

    /** Runs it to its end. */
    private static Run run(String program, File input, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(input)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), said);
    }

    /** The arguments with files of the project in place of their names. */
    static String[] with(List<String> arguments, List<String> files) {
        List<String> all = new ArrayList<>(arguments);
        files.forEach(file -> all.add(Rules.path(file).toString()));
        return all.toArray(String[]::new);
    }
}
