package io.cxpulse.embedded;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Java installations of this machine: that of the tests, those of variables, and those in the usual folders. */
final class NewerJdk {

    private static final Pattern VERSION = Pattern.compile("(?m)^JAVA_VERSION=\"(?:1\\.)?(\\d+)");

    private NewerJdk() {}

    /** The java program of the first installation of this major version or a newer one. */
    static Optional<Path> find(int atLeast) {
        return homes().filter(home -> version(home) >= atLeast)
                .map(home -> home.resolve("bin/java"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Stream<Path> homes() {
        List<Path> homes = new ArrayList<>();
        homes.add(Path.of(System.getProperty("java.home")));
        System.getenv().entrySet().stream()
                .filter(variable -> variable.getKey().startsWith("JAVA_HOME"))
                .map(Map.Entry::getValue)
                .filter(home -> !home.isBlank())
                .forEach(home -> homes.add(Path.of(home)));
        homes.addAll(children(Path.of("/usr/lib/jvm")));
        homes.addAll(children(Path.of(System.getProperty("user.home"), ".sdkman/candidates/java")));
        homes.addAll(onPath());
        return homes.stream();
    }

    private static List<Path> children(Path folder) {
        List<Path> children = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
                entries.forEach(children::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return children;
    }

    private static List<Path> onPath() {
        List<Path> homes = new ArrayList<>();
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            Path java = Path.of(folder.isEmpty() ? "." : folder, "java");
            if (Files.isExecutable(java)) {
                homes.add(real(java).getParent().getParent());
            }
        }
        return homes;
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Major version as the installation describes itself, or 0 if it does not. */
    private static int version(Path home) {
        Path description = home.resolve("release");
        if (!Files.isReadable(description)) {
            return 0;
        }
        try {
            Matcher version = VERSION.matcher(Files.readString(description));
            return version.find() ? Integer.parseInt(version.group(1)) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
