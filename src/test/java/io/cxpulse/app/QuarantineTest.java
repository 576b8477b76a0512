package io.cxpulse.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuarantineTest {

    private static final String APPLICATION = "cx-pulse";
    private static final StoreCorruption CORRUPTION = new StoreCorruption("3_0", "CURRENT file corrupted");

    @TempDir
    private Path states;

    private final AtomicInteger meter = new AtomicInteger();
    private Quarantine quarantine;

    @BeforeEach
    void open() {
        quarantine = begun();
    }

    private Quarantine begun() {
        return new Quarantine(states, APPLICATION, meter::incrementAndGet);
    }

    @Test
    void shouldRenameDirectoryOfTaskAndNoOtherWhenItIsCorrupt() throws IOException {
        leaveState("3_0", "é");
        leaveState("3_1", "ё");

        quarantine.setAside(CORRUPTION);

        assertThat(task("3_0")).doesNotExist();
        assertThat(aside("3_0")).hasContent("é");
        assertThat(task("3_1")).isDirectory();
        assertThat(meter).hasValue(1);
    }

    @Test
    void shouldRefuseWhenTaskWasHelpedBefore() throws IOException {
        leaveState("3_0", "é");
        quarantine.setAside(CORRUPTION);
        leaveState("3_0", "снова");

        assertThatThrownBy(() -> quarantine.setAside(CORRUPTION))
                .isInstanceOf(UserError.class)
                .hasMessage("the local state " + task("3_0")
                        + " is corrupt again after it was restored; check the disk, or set state.dir to another one:"
                        + " CURRENT file corrupted");
        assertThat(task("3_0")).isDirectory();
        assertThat(aside("3_0")).hasContent("é");
        assertThat(meter).hasValue(1);
    }

    @Test
    void shouldKeepWhatWasSetAsideLastWhenProcessWasStartedAgain() throws IOException {
        leaveState("3_0", "é");
        quarantine.setAside(CORRUPTION);
        leaveState("3_0", "снова");

        begun().setAside(CORRUPTION);

        assertThat(aside("3_0")).hasContent("снова");
    }

    @Test
    void shouldSayWhatFailedWhenDirectoryCannotBeRenamed() throws IOException {
        leaveState("3_0", "é");
        Files.writeString(states.resolve(APPLICATION + "-quarantine"), "не папка");

        assertThatThrownBy(() -> quarantine.setAside(CORRUPTION))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("the local state " + task("3_0") + " is corrupt and cannot be set aside: ");
        assertThat(meter).hasValue(0);
    }

    @Test
    void shouldLetItBeRestoredWhenDirectoryIsGone() {
        quarantine.setAside(CORRUPTION);

        assertThat(states.resolve(APPLICATION + "-quarantine")).doesNotExist();
        assertThat(meter).hasValue(1);
    }

    private void leaveState(String task, String content) throws IOException {
        Files.writeString(Files.createDirectories(task(task).resolve("rocksdb")).resolve("000008.sst"), content);
    }

    private Path task(String task) {
        return states.resolve(APPLICATION).resolve(task);
    }

    private Path aside(String task) {
        return states.resolve(APPLICATION + "-quarantine").resolve(task).resolve("rocksdb/000008.sst");
    }
}
