package io.cxpulse.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.common.utils.Utils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets the local state of a task aside whose files are corrupt, so that the next thread begins with an empty directory
 * and restores the state from its changelogs, which are the truth.
 *
 * <p>A task is helped once in the life of a process: files that are corrupt again right after they were written anew mean
 * a disk that lies, and going on would hide it. Of each task only what was set aside last is kept.
 */
final class Quarantine {

    private static final Logger LOG = LoggerFactory.getLogger(Quarantine.class);

    private final Path states;
    private final Path aside;
    private final Runnable meter;
    private final Set<String> helped = new HashSet<>();

    /**
     * @param stateDirectory of the client, as it is configured
     * @param meter called for every directory that is set aside
     */
    Quarantine(Path stateDirectory, String applicationId, Runnable meter) {
        this.states = stateDirectory.resolve(applicationId);
        this.aside = stateDirectory.resolve(applicationId + "-quarantine");
        this.meter = meter;
    }

    /**
     * Renames the directory of the task; it may still be open. One that is gone altogether is only restored.
     *
     * @throws UserError if the task was helped before, or its directory cannot be renamed
     */
    synchronized void setAside(StoreCorruption corruption) {
        Path from = states.resolve(corruption.task());
        if (!helped.add(corruption.task())) {
            throw new UserError(
                    "the local state " + from + " is corrupt again after it was restored; check the disk, or"
                            + " set state.dir to another one: " + corruption.reason());
        }
        String done = Files.exists(from) ? "set aside as " + renamed(from, corruption.task()) : "gone";
        meter.run();
        LOG.error(
                "The local state {} is corrupt ({}); it is {} and restored from its changelogs",
                from,
                corruption.reason(),
                done);
    }

    private Path renamed(Path from, String task) {
        Path to = aside.resolve(task);
        try {
            Files.createDirectories(aside);
            Utils.delete(to.toFile());
            return Files.move(from, to);
        } catch (IOException e) {
            throw new UserError("the local state " + from + " is corrupt and cannot be set aside: " + e, e);
        }
    }
}
