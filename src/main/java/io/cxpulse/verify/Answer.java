package io.cxpulse.verify;

/**
 * A survey answer on the scale it was given on.
 *
 * @param value in points of the scale
 * @param higherIsBetter false where the low end is the good one
 */
record Answer(double value, long scaleMin, long scaleMax, boolean higherIsBetter) implements Value {

    /** The answer with the good end up; still in points of its scale. */
    double oriented() {
        return higherIsBetter ? value : scaleMin + scaleMax - value;
    }

    /** The answer moved linearly to 1..5 with the good end up, in thousandths of a point, half up. */
    long thousandthsOfFive() {
        return Math.round(1000 * (1 + (oriented() - scaleMin) * 4 / (scaleMax - scaleMin)));
    }

    Value.Vote vote() {
        if (oriented() >= 9) {
            return Value.Vote.PROMOTER;
        }
        return oriented() >= 7 ? Value.Vote.PASSIVE : Value.Vote.DETRACTOR;
    }

    Value.Rating rating() {
        return new Value.Rating(thousandthsOfFive(), isTopBox());
    }

    /** Whether it is one of the best answers: 4 and 5 of five, and what corresponds to them on other scales. */
    boolean isTopBox() {
        return oriented() > scaleMax - topPoints(scaleMax - scaleMin + 1);
    }

    private static long topPoints(long points) {
        if (points <= 3) {
            return 1;
        }
        if (points <= 5) {
            return 2;
        }
        if (points <= 8) {
            return 3;
        }
        return points * 3 / 10;
    }
}
