package io.cxpulse.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The one directory in which one-process mode keeps everything, held by one process at a time.
 *
 * <p>The holder is told by a lock of the operating system on {@code pulse.lock}, so a process that was killed holds
 * nothing. The file's text is the holder's process id, for the message only.
 */
public final class DataDirectory implements AutoCloseable {

    private static final String LOCK_FILE = "pulse.lock";
    /** Behind every byte of text, since some systems forbid reading what is locked. */
    private static final long LOCKED_BYTE = 1L << 20;

    private final Path path;
    private final boolean ephemeral;
    private final FileChannel channel;

    private DataDirectory(Path path, boolean ephemeral, FileChannel channel) {
        this.path = path;
        this.ephemeral = ephemeral;
        this.channel = channel;
    }

    /**
     * Creates the directory if it is missing, and takes it.
     *
     * @throws EmbeddedStartException if another process, or this one, holds it already, or it cannot be written
     */
    public static DataDirectory open(Path path) throws EmbeddedStartException {
        return open(path.toAbsolutePath().normalize(), false);
    }

    /** A new directory under the system's folder for temporary files, deleted by {@link #close()}; a killed process leaves it. */
    public static DataDirectory ephemeral() throws EmbeddedStartException {
        try {
            return open(Files.createTempDirectory("cx-pulse-"), true);
        } catch (IOException e) {
            throw new EmbeddedStartException("No temporary directory can be created: " + e, e);
        }
    }

    private static DataDirectory open(Path path, boolean ephemeral) throws EmbeddedStartException {
        try {
            Files.createDirectories(path);
            FileChannel channel = FileChannel.open(
                    path.resolve(LOCK_FILE),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            return new DataDirectory(path, ephemeral, locked(channel, path));
        } catch (IOException e) {
            throw new EmbeddedStartException("Data directory %s cannot be used: %s".formatted(path, e), e);
        }
    }

    private static FileChannel locked(FileChannel channel, Path path) throws IOException, EmbeddedStartException {
        if (tryLock(channel) == null) {
            EmbeddedStartException taken = taken(path, holder(channel));
            channel.close();
            throw taken;
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        channel.force(true);
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false);
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static OptionalLong holder(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(20);
        channel.read(text, 0);
        String pid = new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII);
        return pid.matches("[0-9]{1,18}") ? OptionalLong.of(Long.parseLong(pid)) : OptionalLong.empty();
    }

    private static EmbeddedStartException taken(Path path, OptionalLong pid) {
        String who = pid.isPresent() ? "process " + pid.getAsLong() : "another process";
        return new EmbeddedStartException(
                "Data directory %s is in use by %s; stop that one, or choose another directory".formatted(path, who));
    }

    /** Absolute path. */
    public Path path() {
        return path;
    }

    /** Whether the directory is deleted at close. */
    public boolean isEphemeral() {
        return ephemeral;
    }

    /** Lets go of the directory, and deletes it if it is ephemeral. Close whatever writes into it first. */
    @Override
    public void close() throws IOException {
        channel.close();
        if (ephemeral) {
            deleteTree(path);
        }
    }

    private static void deleteTree(Path root) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                    throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.deleteIfExists(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
