package io.cxpulse.simulate.company;

import java.time.Duration;

/** How customers are asked for their opinion: when, how many answer, and how soon. */
enum Invitation {
    /** In the window in which they are anyway. */
    WIDGET(Duration.ofSeconds(2), Duration.ofSeconds(10), 0.42, Duration.ofSeconds(14), 0.8, true),
    SMS(Duration.ofMinutes(2), Duration.ofMinutes(8), 0.17, Duration.ofMinutes(12), 1.1, false),
    LETTER(Duration.ofHours(3), Duration.ofHours(5), 0.19, Duration.ofHours(4), 1.2, false);

    private final Duration soonest;
    private final Duration latest;
    private final double responseRate;
    private final Duration delay;
    private final double spread;
    private final boolean atOnce;

    Invitation(Duration soonest, Duration latest, double responseRate, Duration delay, double spread, boolean atOnce) {
        this.soonest = soonest;
        this.latest = latest;
        this.responseRate = responseRate;
        this.delay = delay;
        this.spread = spread;
        this.atOnce = atOnce;
    }

    /** From the end of what it is about. */
    Duration wait(Chance chance) {
        return chance.between(soonest, latest);
    }

    double responseRate() {
        return responseRate;
    }

    /** From the invitation to the answer, if there is one. */
    Duration delay(Chance chance) {
        return chance.around(delay, spread);
    }

    /** Whether nobody sleeps before asking and answering. */
    boolean isAtOnce() {
        return atOnce;
    }
}
