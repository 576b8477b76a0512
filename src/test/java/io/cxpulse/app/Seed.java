package io.cxpulse.app;

/** The seed of a run of faults: given as {@code -Dfault.seed}, else new each time. */
final class Seed {

    private Seed() {}

    static long next() {
        String given = System.getProperty("fault.seed");
        return given == null ? System.nanoTime() & 0xffffff : Long.parseLong(given);
    }
}
