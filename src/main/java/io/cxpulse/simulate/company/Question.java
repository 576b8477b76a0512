package io.cxpulse.simulate.company;

/** A question of a survey and its scale, on which higher is better. */
enum Question {
    RECOMMEND("recommend", "NPS", 0, 10, 0),
    SATISFACTION("satisfaction", "CSAT", 1, 5, 0),
    EASE("ease", "CES", 1, 7, -0.04);

    private static final double SPREAD = 0.19;

    private final String label;
    private final String metric;
    private final int low;
    private final int high;
    private final double shift;

    Question(String label, String metric, int low, int high, double shift) {
        this.label = label;
        this.metric = metric;
        this.low = low;
        this.high = high;
        this.shift = shift;
    }

    String label() {
        return label;
    }

    String metric() {
        return metric;
    }

    int low() {
        return low;
    }

    int high() {
        return high;
    }

    /** An answer of somebody as content as {@code mood}, 0..1. */
    int answer(double mood, Chance chance) {
        double point = mood + shift + SPREAD * chance.bell();
        long score = Math.round(low + (high - low) * point);
        return (int) Math.max(low, Math.min(high, score));
    }
}
