package io.cxpulse.app;

import io.cxpulse.config.IncidentDefinition;
import io.cxpulse.config.SimulationDefinition;
import io.cxpulse.config.SimulationLoader;
import io.cxpulse.simulate.DeliveryFailed;
import io.cxpulse.simulate.KafkaEventSink;
import io.cxpulse.simulate.company.BackgroundSimulation;
import io.cxpulse.simulate.company.Company;
import io.cxpulse.simulate.company.Plan;
import io.cxpulse.simulate.company.Span;
import io.cxpulse.simulate.company.Volume;
import io.cxpulse.wire.AvroSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The company that {@code pulse up} plays to itself, so that there is something to see: a day of past, then live. */
final class DemoCompany {

    private static final Logger LOG = LoggerFactory.getLogger(DemoCompany.class);

    private static final String INCIDENT = "demo";
    private static final Duration PAST = Duration.ofHours(24);

    /** So many answers that an incident is seen in seconds; the past has the usual volume of the day and the hour. */
    private static final Volume VOLUME = new Volume(1, 600, true);

    private final String bootstrap;
    private final AvroSettings avro;
    private final SimulationDefinition company = new SimulationLoader(Company.segments()).loadShipped();

    DemoCompany(String bootstrap, AvroSettings avro) {
        this.bootstrap = bootstrap;
        this.avro = avro;
    }

    /** What goes wrong, and when. */
    IncidentDefinition incident() {
        return company.incident(INCIDENT).orElseThrow();
    }

    /**
     * Starts it.
     *
     * @param isNew whether it has a past to send
     * @throws UserError if the broker that was just started cannot be written to
     */
    BackgroundSimulation start(boolean isNew) {
        Clock clock = Clock.systemUTC();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Plan plan = new Plan(
                company,
                // A later run is another company: what the first one did is not repeated under the same ids.
                isNew ? 1 : now.getEpochSecond(),
                new Span(isNew ? now.minus(PAST) : now, now, null),
                VOLUME,
                List.of(Plan.ScriptedIncident.of(incident())));
        try {
            return BackgroundSimulation.start(plan, KafkaEventSink.open(bootstrap, avro), clock, DemoCompany::ended);
        } catch (DeliveryFailed e) {
            throw new UserError("the demonstration cannot start: " + e.getMessage(), e);
        }
    }

    private static void ended(DeliveryFailed failure) {
        LOG.error("The demonstration has ended: {}", failure.getMessage());
    }
}
