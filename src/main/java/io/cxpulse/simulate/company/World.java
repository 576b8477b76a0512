package io.cxpulse.simulate.company;

import java.time.ZoneId;

/** What all stories of a simulation share. */
record World(long seed, int customers, Incidents incidents, OpenHours office, OpenHours daily, Surveys surveys) {

    static World of(long seed, int customers, ZoneId zone, Incidents incidents) {
        OpenHours daily = OpenHours.daily(zone);
        return new World(seed, customers, incidents, OpenHours.office(zone), daily, new Surveys(incidents, daily));
    }

    /** The agents who answer on a channel. */
    Desk desk(Channel channel) {
        return new Desk(channel.isDaily() ? daily : office, incidents);
    }
}
