package io.cxpulse.event;

/**
 * An answer together with the scale it was given on.
 *
 * @param value the answer, in points of the scale
 * @param scaleMin lowest possible answer
 * @param scaleMax highest possible answer, above {@code scaleMin}
 * @param higherIsBetter false where the low end is the good one
 */
public record Score(double value, int scaleMin, int scaleMax, boolean higherIsBetter) {

    /** The answer mirrored, where needed, so that higher is better; still in points of the scale. */
    public double oriented() {
        return higherIsBetter ? value : (double) scaleMin + scaleMax - value;
    }

    /** The answer moved linearly onto the scale {@code min..max}, higher is better. */
    public double onScale(int min, int max) {
        return min + (oriented() - scaleMin) * (max - min) / ((double) scaleMax - scaleMin);
    }

    /**
     * Whether the answer is in the top box: the best two points of a five-point scale and its equivalents. Scales of
     * two and three points have one such point, four and five have two, six to eight three; longer ones the best
     * three tenths, rounded down.
     */
    public boolean isTopBox() {
        long points = (long) scaleMax - scaleMin + 1;
        return oriented() > scaleMax - topPoints(points);
    }

    private static long topPoints(long points) {
        if (points <= 3) {
            return 1;
        }
        if (points <= 5) {
            return 2;
        }
        return points <= 8 ? 3 : points * 3 / 10;
    }
}
