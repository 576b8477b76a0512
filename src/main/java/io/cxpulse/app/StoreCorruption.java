package io.cxpulse.app;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.processor.TaskId;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/**
 * Files of a local store that RocksDB cannot make sense of.
 *
 * <p>It says so with the status {@code Corruption}, whether a checksum is wrong when a block is read or a file is
 * unreadable when the store is opened; only a {@code MANIFEST} that is gone is an {@code IOError}.
 *
 * @param task name of the directory of the task, e.g. {@code 3_0}
 * @param reason first line of what RocksDB says
 */
record StoreCorruption(String task, String reason) {

    private static final String MISSING = "No such file or directory";

    /**
     * The corruption that an error of a client or of one of its threads comes from; empty if it comes from something
     * else, or does not say of which task.
     */
    static Optional<StoreCorruption> of(Throwable error, String applicationId) {
        return reason(error)
                .flatMap(reason -> task(error, applicationId).map(task -> new StoreCorruption(task, reason)));
    }

    private static Optional<String> reason(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof RocksDBException found && isCorruption(found)) {
                return String.valueOf(found.getMessage()).lines().findFirst();
            }
        }
        return Optional.empty();
    }

    private static boolean isCorruption(RocksDBException error) {
        Status status = error.getStatus();
        if (status == null) {
            return false;
        }
        return status.getCode() == Status.Code.Corruption
                || (status.getCode() == Status.Code.IOError
                        && String.valueOf(error.getMessage()).contains(MISSING));
    }

    /** A thread's error carries the task; that of a start has only the location of the store in its text. */
    private static Optional<String> task(Throwable error, String applicationId) {
        Pattern directory = Pattern.compile("[/\\\\]" + Pattern.quote(applicationId) + "[/\\\\](\\d+_\\d+)[/\\\\]");
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof StreamsException streams && streams.taskId().isPresent()) {
                return streams.taskId().map(TaskId::toString);
            }
            Matcher matcher = directory.matcher(String.valueOf(cause.getMessage()));
            if (matcher.find()) {
                return Optional.of(matcher.group(1));
            }
        }
        return Optional.empty();
    }
}
