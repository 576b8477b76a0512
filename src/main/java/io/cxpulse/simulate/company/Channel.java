package io.cxpulse.simulate.company;

import java.time.Duration;

/** How customers reach the company, and how soon its teams answer there. */
enum Channel {
    PHONE("phone", 0.34, Duration.ofMinutes(95), Duration.ofHours(4)),
    CHAT("chat", 0.26, Duration.ofMinutes(70), Duration.ofHours(4)),
    EMAIL("email", 0.16, Duration.ofMinutes(150), Duration.ofHours(8)),
    WEB("web", 0.09, Duration.ofMinutes(110), Duration.ofHours(8)),
    APP("app", 0.10, Duration.ofMinutes(11), Duration.ofMinutes(30)),
    SOCIAL("social", 0.05, Duration.ofMinutes(40), Duration.ofHours(2));

    private final String label;
    private final double weight;
    private final Duration reply;
    private final Duration target;

    Channel(String label, double weight, Duration reply, Duration target) {
        this.label = label;
        this.weight = weight;
        this.reply = reply;
        this.target = target;
    }

    String label() {
        return label;
    }

    /** Its share of the contacts. */
    double weight() {
        return weight;
    }

    /** Median working time until an agent's first reply to a case. */
    Duration reply() {
        return reply;
    }

    /** What is promised for the first reply, by the calendar. */
    Duration target() {
        return target;
    }

    /** Whether customer and agent meet at the same time. */
    boolean isLive() {
        return this == PHONE || this == CHAT;
    }

    /** Whether somebody is there on every evening and Sunday. */
    boolean isDaily() {
        return isLive() || this == APP;
    }
}
