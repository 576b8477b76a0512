package io.cxpulse.simulate;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;

/** A file to replay: CSV or JSON Lines by its name, compressed or not. */
public final class SourceFile {

    private static final String ACCEPTED = ".csv, .jsonl and .ndjson are read, each also with .gz";

    private final Path path;
    private final String name;
    private final boolean compressed;
    private final boolean csv;

    private SourceFile(Path path, String name, boolean compressed, boolean csv) {
        this.path = path;
        this.name = name;
        this.compressed = compressed;
        this.csv = csv;
    }

    /** @throws UsageProblem if there is no such file or its name tells no format */
    public static SourceFile of(Path path) throws UsageProblem {
        if (Files.isDirectory(path)) {
            throw new UsageProblem(path + ": is a directory; a file is wanted");
        }
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new UsageProblem(path + ": no such readable file");
        }
        String name = String.valueOf(path.getFileName());
        String lower = name.toLowerCase(Locale.ROOT);
        boolean compressed = lower.endsWith(".gz");
        String plain = compressed ? lower.substring(0, lower.length() - ".gz".length()) : lower;
        boolean csv = plain.endsWith(".csv");
        if (!csv && !plain.endsWith(".jsonl") && !plain.endsWith(".ndjson")) {
            throw new UsageProblem(path + ": unknown format; " + ACCEPTED);
        }
        return new SourceFile(path, name, compressed, csv);
    }

    /** Bytes on disk. */
    public long size() throws IOException {
        return Files.size(path);
    }

    /**
     * Opens the file.
     *
     * @param bytesRead told after each read how many bytes of the file on disk it took
     * @throws IOException if it cannot be read, its compression or its CSV header is broken
     */
    RowReader open(LongConsumer bytesRead) throws IOException {
        InputStream in = new CountingStream(Files.newInputStream(path), bytesRead);
        try {
            InputStream content = compressed ? new GZIPInputStream(new BufferedInputStream(in, 1 << 16), 1 << 16) : in;
            return csv ? new CsvRows(name, content) : new JsonRows(name, content);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
