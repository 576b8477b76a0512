package io.cxpulse.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    Path folder;

    @Test
    void shouldFailWithOneLineWhenThisProcessHoldsTheDirectory() throws Exception {
        Path path = folder.resolve("данные é 🎈");

        try (DataDirectory first = DataDirectory.open(path)) {
            assertThatThrownBy(() -> DataDirectory.open(path))
                    .isInstanceOf(EmbeddedStartException.class)
                    .hasMessage("Data directory %s is in use by process %d; stop that one, or choose another directory"
                            .formatted(first.path(), ProcessHandle.current().pid()));
        }
    }

    @Test
    void shouldNameTheHolderWhenAnotherProcessHoldsTheDirectory() throws Exception {
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(holder.inputReader().readLine()).isEqualTo("held");

            assertThatThrownBy(() -> DataDirectory.open(folder))
                    .isInstanceOf(EmbeddedStartException.class)
                    .hasMessageContaining(folder.toString())
                    .hasMessageContaining("in use by process " + holder.pid());
        } finally {
            holder.destroyForcibly();
        }

        assertThat(holder.waitFor(20, TimeUnit.SECONDS)).isTrue();
        DataDirectory.open(folder).close();
    }

    @Test
    void shouldOpenAgainWhenTheHolderHasClosed() throws Exception {
        DataDirectory.open(folder).close();

        try (DataDirectory again = DataDirectory.open(folder)) {
            assertThat(again.path()).isEqualTo(folder.toAbsolutePath());
            assertThat(again.isEphemeral()).isFalse();
        }
        assertThat(folder).exists();
    }

    @Test
    void shouldFailWithOneLineWhenTheDirectoryIsAFile() throws Exception {
        Path file = Files.writeString(folder.resolve("файл"), "é");

        assertThatThrownBy(() -> DataDirectory.open(file))
                .isInstanceOf(EmbeddedStartException.class)
                .hasMessageStartingWith("Data directory " + file + " cannot be used: ")
                .hasMessageNotContaining("\n");
    }

    @Test
    void shouldDeleteEverythingWhenAnEphemeralDirectoryIsClosed() throws Exception {
        DataDirectory directory = DataDirectory.ephemeral();
        Path nested = Files.createDirectories(directory.path().resolve("а/б"));
        Files.writeString(nested.resolve("🎈"), "é");

        directory.close();

        assertThat(directory.path()).doesNotExist();
    }

    /** Takes the directory of its argument and keeps it until it is killed. */
    static final class Holder {

        private Holder() {}

        public static void main(String[] arguments) throws Exception {
            try (DataDirectory directory = DataDirectory.open(Path.of(arguments[0]))) {
                System.out.println(directory.path().toString().isEmpty() ? "nothing" : "held");
                Thread.currentThread().join();
            }
        }
    }
}
