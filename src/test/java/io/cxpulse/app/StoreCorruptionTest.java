package io.cxpulse.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.processor.TaskId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.FlushOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/** What RocksDB itself says of files that were damaged. */
class StoreCorruptionTest {

    private static final String APPLICATION = "cx-pulse";
    private static final byte[] KEY = "ключ".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private final Random random = new Random(11);
    private Path store;

    @BeforeEach
    void fill() throws Exception {
        store = Files.createDirectories(folder.resolve("état/cx-pulse/3_0/rocksdb/aggregate-panes-store"));
        try (Options options = new Options().setCreateIfMissing(true);
                FlushOptions flush = new FlushOptions();
                RocksDB db = RocksDB.open(options, store.toString())) {
            byte[] value = new byte[100_000];
            random.nextBytes(value);
            db.put(KEY, value);
            db.flush(flush);
        }
    }

    @Test
    void shouldFindItByLocationWhenStoreCannotBeOpened() throws Exception {
        StoreFiles.flip(file("CURRENT"), random);
        ProcessorStateException error = openingFailed();

        assertThat(StoreCorruption.of(new RuntimeException("é", error), APPLICATION))
                .hasValueSatisfying(found -> assertThat(found.task()).isEqualTo("3_0"))
                .hasValueSatisfying(found -> assertThat(found.reason()).startsWith("CURRENT file"));
    }

    @Test
    void shouldFindItWhenManifestIsDamagedOrGone() throws Exception {
        StoreFiles.flip(file("MANIFEST-*"), random);
        assertThat(StoreCorruption.of(openingFailed(), APPLICATION)).isPresent();

        Files.delete(file("MANIFEST-*"));
        assertThat(StoreCorruption.of(openingFailed(), APPLICATION)).isPresent();
    }

    @Test
    void shouldFindItByTaskWhenDataCannotBeRead() throws Exception {
        StoreFiles.flipData(file("*.sst"), random);
        try (Options options = new Options();
                RocksDB db = RocksDB.open(options, store.toString())) {
            RocksDBException cause = assertThrows(RocksDBException.class, () -> db.get(KEY));
            StreamsException error = new StreamsException(
                    new ProcessorStateException("Error while getting value", cause), new TaskId(12, 7));

            assertThat(StoreCorruption.of(error, APPLICATION)).hasValueSatisfying(found -> {
                assertThat(found.task()).isEqualTo("12_7");
                assertThat(found.reason()).startsWith("block checksum mismatch");
            });
        }
    }

    @Test
    void shouldFindNothingWhenErrorHasAnotherCause() {
        RocksDBException full = new RocksDBException(
                "No space left on device", new Status(Status.Code.IOError, Status.SubCode.NoSpace, "é"));
        RocksDBException corrupt =
                new RocksDBException("где-то", new Status(Status.Code.Corruption, Status.SubCode.None, "é"));

        assertThat(StoreCorruption.of(new StreamsException(full, new TaskId(0, 0)), APPLICATION))
                .as("a full disk")
                .isEmpty();
        assertThat(StoreCorruption.of(new StreamsException("é", new TaskId(0, 0)), APPLICATION))
                .as("not the store")
                .isEmpty();
        assertThat(StoreCorruption.of(new StreamsException(corrupt), APPLICATION))
                .as("of no task")
                .isEmpty();
        assertThat(StoreCorruption.of(new ProcessorStateException(location(), corrupt), "other"))
                .as("of another application")
                .isEmpty();
    }

    private ProcessorStateException openingFailed() {
        try (Options options = new Options().setCreateIfMissing(true)) {
            RocksDBException cause =
                    assertThrows(RocksDBException.class, () -> RocksDB.open(options, store.toString()));
            return new ProcessorStateException(location(), cause);
        }
    }

    /** As Kafka Streams says it. */
    private String location() {
        return "Error opening store aggregate-panes-store at location " + store;
    }

    private Path file(String glob) throws Exception {
        try (Stream<Path> files = Files.list(store)) {
            return files.filter(file ->
                            file.getFileSystem().getPathMatcher("glob:" + glob).matches(file.getFileName()))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
