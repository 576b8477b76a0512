package io.cxpulse.simulate.company;

import java.util.Arrays;

/** What customers want, who sees to it, and where in the journey it comes up. */
enum Topic {
    BILLING("billing", "Abrechnung", "billing", 0.22, -0.03),
    DELIVERY("delivery", "Доставка", "delivery", 0.20, -0.02),
    RETURNS("returns", "Retouren", "returns", 0.12, -0.02),
    ACCESS("access", "Konto", "app login", 0.14, 0.01),
    FAULT("fault", "Technik", "repair", 0.20, -0.05),
    ORDER("order", "Équipe café", "checkout", 0.12, 0.04);

    private final String label;
    private final String team;
    private final String touchpoint;
    private final double weight;
    private final double mood;

    Topic(String label, String team, String touchpoint, double weight, double mood) {
        this.label = label;
        this.team = team;
        this.touchpoint = touchpoint;
        this.weight = weight;
        this.mood = mood;
    }

    /** The topic that a team sees to. */
    static Topic of(String team) {
        return Arrays.stream(values())
                .filter(topic -> topic.team.equals(team))
                .findFirst()
                .orElseThrow();
    }

    String label() {
        return label;
    }

    String team() {
        return team;
    }

    String touchpoint() {
        return touchpoint;
    }

    /** Its share of the contacts. */
    double weight() {
        return weight;
    }

    /** How much more or less content customers are about it. */
    double mood() {
        return mood;
    }
}
