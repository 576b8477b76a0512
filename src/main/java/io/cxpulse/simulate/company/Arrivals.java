package io.cxpulse.simulate.company;

import io.cxpulse.event.Dimension;
import io.cxpulse.wire.EventKind;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Lets stories begin, slot by slot. The slots are counted from 1970 and each is a source of randomness of its own, so
 * what begins in one does not depend on when the simulation started.
 */
final class Arrivals {

    private static final long SLOT_MILLIS = 5_000;
    private static final double SLOTS_OF_DAY = 86_400_000.0 / SLOT_MILLIS;

    /** Sessions of self-service for each contact. */
    private static final double SELF_SERVICE = 0.45;

    /** Questions for a recommendation for each contact. */
    private static final double RECOMMENDATIONS = 0.35;

    private final Plan plan;
    private final World world;
    private final Rhythm rhythm;
    private final Contacts contacts;

    Arrivals(Plan plan) {
        this.plan = plan;
        this.rhythm = new Rhythm(plan.company().zone());
        this.world =
                World.of(plan.seed(), plan.company().customers(), plan.company().zone(), plan.scheduled());
        this.contacts = new Contacts(world);
    }

    /** The first slot that begins at {@code time} or later. */
    static long firstSlot(Instant time) {
        return -Math.floorDiv(-time.toEpochMilli(), SLOT_MILLIS);
    }

    static Instant begin(long slot) {
        return Instant.ofEpochMilli(slot * SLOT_MILLIS);
    }

    /** All events of the stories that begin in the slot, in no order. None of them is before the slot. */
    void open(long slot, Consumer<Draft> taker) {
        double mean = plan.company().contactsPerDay()
                / SLOTS_OF_DAY
                * plan.volume().at(begin(slot), plan.span().live(), rhythm);
        each("k", slot, mean, (id, at, chance) -> contacts.begin(contacts.anybody(chance), id, at, chance, taker));
        each(
                "h",
                slot,
                mean * SELF_SERVICE,
                (id, at, chance) -> contacts.helpYourself(contacts.anybody(chance), id, at, chance, taker));
        each("n", slot, mean * RECOMMENDATIONS, (id, at, chance) -> world.surveys()
                .askForRecommendation(contacts.anybody(chance), at, id, chance, taker));
        for (Incident incident : world.incidents().all()) {
            complain(incident, slot, mean * incident.moreContacts(), taker);
        }
    }

    /** Events that announce incidents. */
    void announce(Consumer<Draft> taker) {
        for (Incident incident : world.incidents().all()) {
            if (incident.definition().marker()
                    && !incident.start().isBefore(plan.span().start())) {
                String id = "sim-" + plan.seed() + "-" + incident.name() + "-"
                        + incident.start().toEpochMilli();
                new Story(EventKind.INTERACTION, id, incident.start(), taker)
                        .tell(segment(incident), "type", "CHANGE_MARKER", "sourceType", incident.name());
            }
        }
    }

    /** Contacts that begin because something went wrong: as many of the whole company are drawn, the hurt ones stay. */
    private void complain(Incident incident, long slot, double mean, Consumer<Draft> taker) {
        Instant begin = begin(slot);
        if (mean <= 0
                || !begin.isBefore(incident.end())
                || !begin.plusMillis(SLOT_MILLIS).isAfter(incident.start())) {
            return;
        }
        each(incident.name(), slot, mean, (id, at, chance) -> {
            Concern concern = contacts.anybody(chance);
            if (incident.hurts(concern.dimensions(concern.topic().team()), at)) {
                contacts.begin(concern, id, at, chance, taker);
            }
        });
    }

    private static Map<String, Object> segment(Incident incident) {
        Map<String, Object> fields = new LinkedHashMap<>(Map.of("actor", "SYSTEM", "direction", "INTERNAL"));
        for (Map.Entry<Dimension, Set<String>> entry :
                incident.definition().where().entrySet()) {
            if (entry.getValue().size() == 1) {
                fields.put(entry.getKey().label(), entry.getValue().iterator().next());
            }
        }
        return fields;
    }

    private interface Beginning {
        void tell(String id, Instant at, Chance chance);
    }

    private void each(String name, long slot, double mean, Beginning beginning) {
        int count = Chance.of(plan.seed(), name + "-count", slot).poisson(mean);
        for (int i = 0; i < count; i++) {
            Chance chance = Chance.of(plan.seed(), name, slot, i);
            Instant at = begin(slot).plus(chance.between(Duration.ZERO, Duration.ofMillis(SLOT_MILLIS)));
            beginning.tell("sim-" + plan.seed() + "-" + Long.toString(slot, 36) + "-" + name + i, at, chance);
        }
    }
}
