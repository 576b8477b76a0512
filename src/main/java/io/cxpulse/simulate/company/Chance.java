package io.cxpulse.simulate.company;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * A source of randomness with a name: the same seed and names give the same values, whatever else was drawn, from whom
 * and in which order. Only the specified generator and {@link StrictMath} are used, so every machine agrees.
 */
final class Chance {

    private static final double UNIT = 0x1.0p-53;
    private static final double LARGEST_STEP = 16;

    /** No draw is further than this many times above the median: nobody waits for ever. */
    private static final double LONGEST_TAIL = 20;

    private final long key;
    private final SplittableRandom random;

    private Chance(long key) {
        this.key = key;
        this.random = new SplittableRandom(key);
    }

    static Chance of(long seed, String name, long... numbers) {
        long key = mixed(seed, name);
        for (long number : numbers) {
            key = mix(key + 0x9E3779B97F4A7C15L * (number + 1));
        }
        return new Chance(key);
    }

    /** A source of its own for a part of the whole; nothing is drawn from this one for it. */
    Chance branch(String name) {
        return new Chance(mixed(key, name));
    }

    /** 0 to below 1. */
    double unit() {
        return (random.nextLong() >>> 11) * UNIT;
    }

    boolean happens(double share) {
        return unit() < share;
    }

    double between(double low, double high) {
        return low + (high - low) * unit();
    }

    /** A whole number from 0 to below {@code bound}. */
    int below(int bound) {
        return (int) (unit() * bound);
    }

    /** Mean 0, standard deviation 1; by Box and Muller. */
    double bell() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - unit()));
        return radius * StrictMath.cos(2 * StrictMath.PI * unit());
    }

    /** A log-normal time, at least a millisecond. */
    Duration around(Duration median, double sigma) {
        double factor = Math.min(LONGEST_TAIL, StrictMath.exp(sigma * bell()));
        return Duration.ofMillis(Math.max(1, (long) (median.toMillis() * factor)));
    }

    Duration between(Duration low, Duration high) {
        return Duration.ofMillis((long) between((double) low.toMillis(), (double) high.toMillis()));
    }

    /** How many happen where {@code mean} are expected. */
    int poisson(double mean) {
        int count = 0;
        double rest = mean;
        while (rest > LARGEST_STEP) {
            count += knuth(LARGEST_STEP);
            rest -= LARGEST_STEP;
        }
        return count + knuth(rest);
    }

    private int knuth(double mean) {
        double limit = StrictMath.exp(-mean);
        int count = 0;
        for (double product = unit(); product > limit; product *= unit()) {
            count++;
        }
        return count;
    }

    private static long mixed(long seed, String name) {
        long key = mix(seed);
        for (int i = 0; i < name.length(); i++) {
            key = mix(key + 0x9E3779B97F4A7C15L * (name.charAt(i) + 1));
        }
        return key;
    }

    /** Stafford's variant 13, by which neighbouring numbers become strangers. */
    private static long mix(long number) {
        long z = (number ^ (number >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
