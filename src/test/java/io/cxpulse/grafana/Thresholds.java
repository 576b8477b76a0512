package io.cxpulse.grafana;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Colours by value: one to begin with, and another from each step on. */
record Thresholds(Colour base, List<Step> steps) {

    /** For numbers that are neither good nor bad. */
    static final Thresholds NEUTRAL = from(Colour.NEUTRAL);

    /** @param least the smallest value that has the colour */
    record Step(Colour colour, double least) {

        ObjectNode json() {
            return Json.object("color", colour.grafana(), "value", least);
        }
    }

    Thresholds {
        steps = List.copyOf(steps);
    }

    static Thresholds from(Colour base) {
        return new Thresholds(base, List.of());
    }

    /** For what should be small. */
    static Thresholds rising(double warn, double act) {
        return from(Colour.FINE).then(Colour.WARN, warn).then(Colour.ACT, act);
    }

    /** For what should be large. */
    static Thresholds falling(double acceptable, double fine) {
        return from(Colour.ACT).then(Colour.WARN, acceptable).then(Colour.FINE, fine);
    }

    Thresholds then(Colour colour, double least) {
        List<Step> more = new ArrayList<>(steps);
        more.add(new Step(colour, least));
        return new Thresholds(base, more);
    }

    ObjectNode json() {
        List<ObjectNode> all = new ArrayList<>();
        ObjectNode first = Json.object("color", base.grafana());
        first.putNull("value");
        all.add(first);
        steps.forEach(step -> all.add(step.json()));
        return Json.object("mode", "absolute", "steps", all);
    }
}
