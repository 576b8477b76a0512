package io.cxpulse.foreign;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** The Node.js of this machine. */
public final class NodeProgram {

    private NodeProgram() {}

    /** Path of the program; skips the calling test with a reason where it or npm's clients are missing. */
    public static String path() {
        Optional<Path> node = find();
        assumeTrue(node.isPresent(), "no node is on the PATH");
        assumeTrue(
                Files.isDirectory(NodeClient.FOLDER.resolve("node_modules")),
                "examples/javascript has no node_modules; 'npm ci' in that folder installs them");
        return node.orElseThrow().toString();
    }

    private static Optional<Path> find() {
        String folders = System.getenv().getOrDefault("PATH", "");
        return Arrays.stream(folders.split(File.pathSeparator, -1))
                .flatMap(folder -> Stream.of("node", "node.exe").map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
