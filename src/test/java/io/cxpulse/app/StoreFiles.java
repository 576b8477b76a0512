package io.cxpulse.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** The files of the local stores of an instance that does not run, and what a bad disk makes of them. */
record StoreFiles(Path tasks) {

    /** Files of that name below the directories of the stores, the largest first. */
    List<Path> find(String store, String glob) throws IOException {
        try (Stream<Path> files = Files.walk(tasks)) {
            return files.filter(file -> file.getParent().endsWith(Path.of("rocksdb", store)))
                    .filter(file ->
                            file.getFileSystem().getPathMatcher("glob:" + glob).matches(file.getFileName()))
                    .sorted(Comparator.comparing(StoreFiles::size).reversed())
                    .toList();
        }
    }

    /** Name of the task a file belongs to. */
    String taskOf(Path file) {
        return tasks.relativize(file).getName(0).toString();
    }

    /** Flips a bit of one byte in the middle. */
    static void flip(Path file, Random random) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 4 + random.nextInt(bytes.length / 2)] ^= (byte) (1 << random.nextInt(8));
        Files.write(file, bytes);
    }

    /**
     * Flips a bit of every 64th byte of the first half. An SST begins with its data, which nobody reads before it is
     * asked for; index and footer, read when the store is opened, stand at its end.
     */
    static void flipData(Path sst, Random random) throws IOException {
        byte[] bytes = Files.readAllBytes(sst);
        for (int at = random.nextInt(64); at < bytes.length / 2; at += 64) {
            bytes[at] ^= (byte) (1 << random.nextInt(8));
        }
        Files.write(sst, bytes);
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
